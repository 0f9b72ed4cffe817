@NullMarked
package dev.ecsdeck.ui.credentials;

import org.jspecify.annotations.NullMarked;
