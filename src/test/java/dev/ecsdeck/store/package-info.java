@NullMarked
package dev.ecsdeck.store;

import org.jspecify.annotations.NullMarked;
