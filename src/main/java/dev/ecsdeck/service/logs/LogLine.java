package dev.ecsdeck.service.logs;

import dev.ecsdeck.model.Settings.LogLevel;
import java.time.Instant;

/// One line of the log, already without secrets.
///
/// @param number unlike any other of this run; rises
/// @param source the class that wrote it, without its package
/// @param text may hold line breaks: a stack trace follows its sentence
public record LogLine(long number, Instant at, LogLevel level, String source, String text) {}
