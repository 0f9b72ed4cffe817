package dev.ecsdeck.service.files;

import java.time.Instant;

/// One entry of a folder, here or there.
///
/// @param path as its place writes it
/// @param size bytes; what the place says for others than files
/// @param mode the low twelve bits of the permissions; -1 where there are none
/// @param owner a name or a number; may be empty, as may be the group
public record FileItem(
        String name, String path, Type type, long size, Instant modified, int mode, String owner, String group) {
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

    public boolean isFolder() {
        return type == Type.FOLDER;
    }

    /// As `ls -l` writes it: `drwxr-xr-x`; empty where there are no permissions.
    public String modeText() {
        return mode < 0 ? "" : letter() + bits(mode);
    }

    private String letter() {
        return switch (type) {
            case FILE -> "-";
            case FOLDER -> "d";
            case LINK -> "l";
            case OTHER -> "?";
        };
    }

    /// The nine letters of a mode, with `s` and `t` where those bits are set.
    public static String bits(int mode) {
        StringBuilder text = new StringBuilder(9);
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 1 ? "rwx".charAt((8 - bit) % 3) : '-');
        }
        special(text, 2, (mode & 04000) != 0, 's');
        special(text, 5, (mode & 02000) != 0, 's');
        special(text, 8, (mode & 01000) != 0, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int at, boolean isSet, char letter) {
        if (isSet) {
            text.setCharAt(at, text.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }
}
