@NullMarked
package dev.ecsdeck.forward.peer;

import org.jspecify.annotations.NullMarked;
