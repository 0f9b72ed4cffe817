@NullMarked
package dev.ecsdeck.app;

import org.jspecify.annotations.NullMarked;
