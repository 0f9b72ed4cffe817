/// Fakes of our own, small and shared.
@NullMarked
package dev.ecsdeck.testing;

import org.jspecify.annotations.NullMarked;
