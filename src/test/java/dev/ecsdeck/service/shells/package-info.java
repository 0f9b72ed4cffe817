@NullMarked
package dev.ecsdeck.service.shells;

import org.jspecify.annotations.NullMarked;
