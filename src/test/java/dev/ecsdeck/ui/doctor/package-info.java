@NullMarked
package dev.ecsdeck.ui.doctor;

import org.jspecify.annotations.NullMarked;
