package dev.ecsdeck.service.smallfiles;

import dev.ecsdeck.cloud.SendFileActions;

/// A file to be sent, and its place over there.
///
/// @param folder absolute; made where it is missing
/// @param owner and `group`: empty leaves them to the service (root)
/// @param mode four octal digits, such as `0644`
/// @param overwrite whether a file of that name is replaced; else it is refused
public record SmallFile(
        String folder, String name, String owner, String group, String mode, boolean overwrite, byte[] content) {
    /// Bytes of the content at most.
    public static final int MOST_BYTES = SendFileActions.MOST_BYTES;

    private static final String USUAL_MODE = "0644";

    public SmallFile {
        if (content.length > MOST_BYTES || name.isBlank() || name.contains("/") || !mode.matches("0?[0-7]{3}")) {
            throw new IllegalArgumentException(name + " of " + content.length + " bytes");
        }
    }

    public static SmallFile of(String folder, String name, byte[] content) {
        return new SmallFile(folder, name, "", "", USUAL_MODE, false, content);
    }

    @Override
    public String toString() {
        return "SmallFile[" + folder + "/" + name + ", " + content.length + " bytes]";
    }
}
