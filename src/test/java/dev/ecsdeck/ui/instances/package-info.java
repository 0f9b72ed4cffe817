@NullMarked
package dev.ecsdeck.ui.instances;

import org.jspecify.annotations.NullMarked;
