/// The roof: wiring, start, stop. Knows every room and no rule of the trade.
///
/// Decisions: `RestingPulse` alone reaches below JavaFX's interface, because on GTK the toolkit would otherwise wake
/// sixty times a second for nothing. It may fail without harm.
@NullMarked
package dev.ecsdeck.app;

import org.jspecify.annotations.NullMarked;
