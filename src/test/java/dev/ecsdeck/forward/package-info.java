@NullMarked
package dev.ecsdeck.forward;

import org.jspecify.annotations.NullMarked;
