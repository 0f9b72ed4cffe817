@NullMarked
package dev.ecsdeck.ssh;

import org.jspecify.annotations.NullMarked;
