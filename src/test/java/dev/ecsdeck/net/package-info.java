@NullMarked
package dev.ecsdeck.net;

import org.jspecify.annotations.NullMarked;
