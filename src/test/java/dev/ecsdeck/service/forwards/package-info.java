@NullMarked
package dev.ecsdeck.service.forwards;

import org.jspecify.annotations.NullMarked;
