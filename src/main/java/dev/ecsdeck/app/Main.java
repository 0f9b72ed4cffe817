package dev.ecsdeck.app;

/// The program's entry. Not a JavaFX `Application`: a class path start refuses one as its main class.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
