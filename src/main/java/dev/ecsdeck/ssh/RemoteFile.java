package dev.ecsdeck.ssh;

import java.time.Instant;

/// One entry of a folder over there.
///
/// @param path absolute, with `/`
/// @param permissions the low twelve bits of the mode
/// @param owner a name where the server says one, else a number
public record RemoteFile(
        String path, String name, Type type, long size, Instant modified, int permissions, String owner, String group) {
    /// What sort of entry.
    public enum Type {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    public boolean isHidden() {
        return name.startsWith(".");
    }

    /// As `ls -l` writes it, without the first letter: `rwxr-xr-x`.
    public String permissionText() {
        StringBuilder text = new StringBuilder(9);
        for (int bit = 8; bit >= 0; bit--) {
            text.append((permissions >> bit & 1) == 1 ? "rwx".charAt((8 - bit) % 3) : '-');
        }
        return text.toString();
    }
}
