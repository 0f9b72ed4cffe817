@NullMarked
package dev.ecsdeck.ui.palette;

import org.jspecify.annotations.NullMarked;
