@NullMarked
package dev.ecsdeck.terminal;

import org.jspecify.annotations.NullMarked;
