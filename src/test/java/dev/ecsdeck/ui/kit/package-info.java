@NullMarked
package dev.ecsdeck.ui.kit;

import org.jspecify.annotations.NullMarked;
