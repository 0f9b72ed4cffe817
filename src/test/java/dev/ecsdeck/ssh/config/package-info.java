@NullMarked
package dev.ecsdeck.ssh.config;

import org.jspecify.annotations.NullMarked;
