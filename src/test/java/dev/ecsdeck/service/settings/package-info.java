@NullMarked
package dev.ecsdeck.service.settings;

import org.jspecify.annotations.NullMarked;
