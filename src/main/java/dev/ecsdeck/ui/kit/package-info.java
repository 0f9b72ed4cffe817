/// What every screen is made of, and the only door between threads and the toolkit.
///
/// Owns: `FxSignal` (a service's value as a property, one change a pulse), `FxWork` (blocking work off the toolkit's
/// thread, its result or problem back on it), `Ticker` (one beat a second, only while somebody visible listens),
/// `Texts` (sentences that follow the language), `Looks` (theme), marks, tags, dialogs, and how a problem looks.
///
/// Does not own: any screen, nor what a command does. Screens do not import one another: they ask the `Navigator`.
///
/// Decisions: everything here but the calls named otherwise is for the toolkit's thread only. Dialogs lie in the
/// window itself, over a scrim, because a second stage loses the keyboard on some desktops and cannot be pictured
/// headless. A picture's colours stand in the token sheets, so Java names style classes and nothing else.
@NullMarked
package dev.ecsdeck.ui.kit;

import org.jspecify.annotations.NullMarked;
