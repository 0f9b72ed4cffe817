@NullMarked
package dev.ecsdeck.service.accounts;

import org.jspecify.annotations.NullMarked;
