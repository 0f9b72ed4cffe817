/// The gateway seen from outside, by a client that shares no code with the product's.
@NullMarked
package dev.ecsdeck.lab.gateway;

import org.jspecify.annotations.NullMarked;
