@NullMarked
package dev.ecsdeck.desktop;

import org.jspecify.annotations.NullMarked;
