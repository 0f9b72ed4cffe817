@NullMarked
package dev.ecsdeck.ssh.agent;

import org.jspecify.annotations.NullMarked;
