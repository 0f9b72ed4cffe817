@NullMarked
package dev.ecsdeck.ui.kit.terminal;

import org.jspecify.annotations.NullMarked;
