package dev.ecsdeck.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Answers one hidden question with the password; says no to everything else.
final class PasswordAnswer implements UserInfo, UIKeyboardInteractive {
    private final byte[] password;
    /// JSch's thread only: a second question means that the answer was wrong.
    private boolean given;

    PasswordAnswer(byte[] password) {
        this.password = password;
    }

    @Override
    public String @Nullable [] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length == 0) {
            return new String[0];
        }
        if (prompt.length > 1 || echo[0] || given) {
            return null;
        }
        given = true;
        return new String[] {new String(password, StandardCharsets.UTF_8)};
    }

    @Override
    public String getPassphrase() {
        return "";
    }

    @Override
    public String getPassword() {
        return new String(password, StandardCharsets.UTF_8);
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // A server's banner; nobody asked for it.
    }
}
