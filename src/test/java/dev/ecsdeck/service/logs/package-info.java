@NullMarked
package dev.ecsdeck.service.logs;

import org.jspecify.annotations.NullMarked;
