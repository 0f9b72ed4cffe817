@NullMarked
package dev.ecsdeck.service.openssh;

import org.jspecify.annotations.NullMarked;
