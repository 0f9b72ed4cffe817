/// The words of the house: records that three packages or more speak. Each is valid from birth.
///
/// Owns: names and their validity. Does not own: I/O, threads, sentences for people.
@NullMarked
package dev.ecsdeck.model;

import org.jspecify.annotations.NullMarked;
