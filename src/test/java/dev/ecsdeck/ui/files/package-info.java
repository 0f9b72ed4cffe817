@NullMarked
package dev.ecsdeck.ui.files;

import org.jspecify.annotations.NullMarked;
