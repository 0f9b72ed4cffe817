@NullMarked
package dev.ecsdeck.remote;

import org.jspecify.annotations.NullMarked;
