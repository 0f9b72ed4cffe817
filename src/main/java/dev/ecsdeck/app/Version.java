package dev.ecsdeck.app;

/// The program's version: the same as in the build, which a test holds.
final class Version {
    static final String TEXT = "0.1.0";

    private Version() {}
}
