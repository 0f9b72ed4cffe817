/// Whole ways through the program, against the Lab: the real client, a real shell, a gateway that breaks.
@NullMarked
package dev.ecsdeck.journeys;

import org.jspecify.annotations.NullMarked;
