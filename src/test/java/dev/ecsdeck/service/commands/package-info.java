@NullMarked
package dev.ecsdeck.service.commands;

import org.jspecify.annotations.NullMarked;
