@NullMarked
package dev.ecsdeck.cloud;

import org.jspecify.annotations.NullMarked;
