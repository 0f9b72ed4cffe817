/// Tests of the Lab as a whole, and the rig that others use.
@NullMarked
package dev.ecsdeck.lab;

import org.jspecify.annotations.NullMarked;
