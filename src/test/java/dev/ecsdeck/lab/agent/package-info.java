/// Parts of the agents, without sockets.
@NullMarked
package dev.ecsdeck.lab.agent;

import org.jspecify.annotations.NullMarked;
