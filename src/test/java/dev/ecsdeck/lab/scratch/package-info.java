/// Scripts run for real, and this machine stays as it was.
@NullMarked
package dev.ecsdeck.lab.scratch;

import org.jspecify.annotations.NullMarked;
