package dev.ecsdeck.houserules.wrong.ui.files;

/// Breaks nothing.
public final class FilesScreen {}
