@NullMarked
package dev.ecsdeck.text;

import org.jspecify.annotations.NullMarked;
