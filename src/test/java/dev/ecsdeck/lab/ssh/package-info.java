/// SSH to machines of the Lab, with a client that is not the product's.
@NullMarked
package dev.ecsdeck.lab.ssh;

import org.jspecify.annotations.NullMarked;
