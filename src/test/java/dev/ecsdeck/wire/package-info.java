@NullMarked
package dev.ecsdeck.wire;

import org.jspecify.annotations.NullMarked;
