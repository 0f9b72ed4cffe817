@NullMarked
package dev.ecsdeck.diagnosis;

import org.jspecify.annotations.NullMarked;
