/// The Lab's machines: what they are, and what is wrong with each.
@NullMarked
package dev.ecsdeck.lab.fleet;

import org.jspecify.annotations.NullMarked;
