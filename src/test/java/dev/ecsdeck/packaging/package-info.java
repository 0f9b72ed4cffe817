/// Tests of the start script, run as a user runs it, with a JDK and a Maven of straw.
@NullMarked
package dev.ecsdeck.packaging;

import org.jspecify.annotations.NullMarked;
