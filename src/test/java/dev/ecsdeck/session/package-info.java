@NullMarked
package dev.ecsdeck.session;

import org.jspecify.annotations.NullMarked;
