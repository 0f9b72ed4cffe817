@NullMarked
package dev.ecsdeck.service.network;

import org.jspecify.annotations.NullMarked;
