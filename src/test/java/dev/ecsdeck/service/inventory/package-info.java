@NullMarked
package dev.ecsdeck.service.inventory;

import org.jspecify.annotations.NullMarked;
