package dev.ecsdeck.remote;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What an instance's password has to be: 8 to 30 characters of three of four classes, on Windows without a slash in
/// front (ModifyInstanceAttribute). All four classes are what the vendor's page on logon credentials advises.
public final class PasswordRule {
    public static final int LEAST = 8;
    public static final int MOST = 30;
    /// The signs that the API takes.
    public static final String SIGNS = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/";

    private static final int LEAST_CLASSES = 3;
    private static final int MADE_LENGTH = 20;
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    /// Signs that every shell, keyboard and connection string bears.
    private static final String MILD_SIGNS = "-_+=.,@%^";

    private PasswordRule() {}

    /// The four classes of characters.
    public enum CharacterClass {
        LOWER,
        UPPER,
        DIGIT,
        SIGN
    }

    /// Why the API would refuse a password.
    public enum Breach {
        TOO_SHORT,
        TOO_LONG,
        TOO_FEW_CLASSES,
        CHARACTER_NOT_TAKEN,
        SLASH_IN_FRONT
    }

    public static Set<CharacterClass> classesOf(String password) {
        Set<CharacterClass> classes = EnumSet.noneOf(CharacterClass.class);
        password.chars().forEach(c -> {
            if (c >= 'a' && c <= 'z') {
                classes.add(CharacterClass.LOWER);
            } else if (c >= 'A' && c <= 'Z') {
                classes.add(CharacterClass.UPPER);
            } else if (c >= '0' && c <= '9') {
                classes.add(CharacterClass.DIGIT);
            } else if (SIGNS.indexOf(c) >= 0) {
                classes.add(CharacterClass.SIGN);
            }
        });
        return classes;
    }

    /// Everything that speaks against a password; nothing means that the API takes it.
    public static Set<Breach> breaches(String password, boolean windows) {
        Set<Breach> breaches = EnumSet.noneOf(Breach.class);
        if (password.length() < LEAST) {
            breaches.add(Breach.TOO_SHORT);
        }
        if (password.length() > MOST) {
            breaches.add(Breach.TOO_LONG);
        }
        if (classesOf(password).size() < LEAST_CLASSES) {
            breaches.add(Breach.TOO_FEW_CLASSES);
        }
        if (!password.chars().allMatch(PasswordRule::isTaken)) {
            breaches.add(Breach.CHARACTER_NOT_TAKEN);
        }
        if (windows && password.startsWith("/")) {
            breaches.add(Breach.SLASH_IN_FRONT);
        }
        return breaches;
    }

    private static boolean isTaken(int c) {
        boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
        return letterOrDigit || SIGNS.indexOf(c) >= 0;
    }

    /// A password of 20 characters with all four classes and nothing that looks like something else: about 115 bits.
    ///
    /// @param random a secure one
    public static String make(RandomGenerator random) {
        String all = LOWER + UPPER + DIGITS + MILD_SIGNS;
        while (true) {
            StringBuilder made = new StringBuilder();
            for (int i = 0; i < MADE_LENGTH; i++) {
                made.append(all.charAt(random.nextInt(all.length())));
            }
            if (classesOf(made.toString()).size() == CharacterClass.values().length
                    && Character.isLetter(made.charAt(0))) {
                return made.toString();
            }
        }
    }
}
