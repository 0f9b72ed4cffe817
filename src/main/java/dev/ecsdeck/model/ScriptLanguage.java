package dev.ecsdeck.model;

/// In which language a script for an instance is.
public enum ScriptLanguage {
    SHELL,
    POWERSHELL,
    BATCH
}
