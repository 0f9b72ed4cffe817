/// Each screen on the headless toolkit: journeys, both themes and languages, names and roles, contrast.
@NullMarked
package dev.ecsdeck.screens;

import org.jspecify.annotations.NullMarked;
