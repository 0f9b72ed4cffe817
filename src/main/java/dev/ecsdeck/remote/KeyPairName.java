package dev.ecsdeck.remote;

import java.util.regex.Pattern;

/// What a key pair may be called: 2 to 128 characters, a letter first, then also digits, `:`, `_` and `-`; no address
/// of the web (CreateKeyPair).
public final class KeyPairName {
    private static final Pattern FORM = Pattern.compile("[\\p{L}][\\p{L}\\d:_-]{1,127}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:.*");

    private KeyPairName() {}

    public static boolean isTaken(String text) {
        return FORM.matcher(text).matches() && !ADDRESS.matcher(text).matches();
    }
}
