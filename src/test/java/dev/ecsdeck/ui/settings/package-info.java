@NullMarked
package dev.ecsdeck.ui.settings;

import org.jspecify.annotations.NullMarked;
