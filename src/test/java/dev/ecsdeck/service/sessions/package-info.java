@NullMarked
package dev.ecsdeck.service.sessions;

import org.jspecify.annotations.NullMarked;
