@NullMarked
package dev.ecsdeck.cli;

import org.jspecify.annotations.NullMarked;
