@NullMarked
package dev.ecsdeck.ui.window;

import org.jspecify.annotations.NullMarked;
