/// The wrong house: a small copy of the floors in which each room breaks one rule. Nothing here is used.
@NullMarked
package dev.ecsdeck.houserules.wrong;

import org.jspecify.annotations.NullMarked;
