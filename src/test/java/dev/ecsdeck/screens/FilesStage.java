package dev.ecsdeck.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Files to show, and what is seen of them.
final class FilesStage {
    private FilesStage() {}

    static byte[] some(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    static String nameOf(Object entry) {
        String text = entry.toString();
        int at = text.indexOf("name=") + "name=".length();
        return text.substring(at, text.indexOf(", path=", at));
    }

    static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 400; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
