@NullMarked
package dev.ecsdeck.service.quota;

import org.jspecify.annotations.NullMarked;
