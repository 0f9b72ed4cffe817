@NullMarked
package dev.ecsdeck.ui.shells;

import org.jspecify.annotations.NullMarked;
