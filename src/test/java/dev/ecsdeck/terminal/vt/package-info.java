@NullMarked
package dev.ecsdeck.terminal.vt;

import org.jspecify.annotations.NullMarked;
