package dev.ecsdeck.houserules.wrong.model;

/// Breaks nothing: what others may import.
public record Word(String text) {}
