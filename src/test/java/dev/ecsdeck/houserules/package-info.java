/// The rules of the house, held by tests: who may import whom, which door each outside library has, what nobody does.
///
/// [dev.ecsdeck.houserules.FloorPlan] is the import table; [dev.ecsdeck.houserules.Bans] is what bytecode shows
/// besides; [dev.ecsdeck.houserules.SourceRules] is what only the sources show. Each rule takes the root package it
/// judges, so that the same rules run over the tiny wrong house in `wrong`, whose every room must be rejected.
@NullMarked
package dev.ecsdeck.houserules;

import org.jspecify.annotations.NullMarked;
