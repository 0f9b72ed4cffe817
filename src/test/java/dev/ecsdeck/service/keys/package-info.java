@NullMarked
package dev.ecsdeck.service.keys;

import org.jspecify.annotations.NullMarked;
