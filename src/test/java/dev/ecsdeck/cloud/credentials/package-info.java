@NullMarked
package dev.ecsdeck.cloud.credentials;

import org.jspecify.annotations.NullMarked;
