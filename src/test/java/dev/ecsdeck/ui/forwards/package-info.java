@NullMarked
package dev.ecsdeck.ui.forwards;

import org.jspecify.annotations.NullMarked;
