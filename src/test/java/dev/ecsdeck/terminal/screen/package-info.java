@NullMarked
package dev.ecsdeck.terminal.screen;

import org.jspecify.annotations.NullMarked;
