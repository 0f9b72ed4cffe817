package dev.ecsdeck.remote;

import java.util.Optional;
import java.util.regex.Pattern;

/// A login name that Linux's `useradd` takes by default: letters, digits, `_`, `-`, `.`; at most 32 characters; not
/// beginning with a digit, `-` or `.` (shadow-utils, NAME_REGEX of Debian and Red Hat together).
public record LoginName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

    public LoginName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a login name");
        }
    }

    public static Optional<LoginName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new LoginName(text)) : Optional.empty();
    }

    /// The name that an image's login has unless its owner chose another: the vendor's pages name `root` for most
    /// images and `ecs-user` as the choice offered beside it; `administrator` on Windows.
    public static LoginName usualFor(boolean windows) {
        return new LoginName(windows ? "administrator" : "root");
    }

    @Override
    public String toString() {
        return value;
    }
}
