@NullMarked
package dev.ecsdeck.ui.commands;

import org.jspecify.annotations.NullMarked;
