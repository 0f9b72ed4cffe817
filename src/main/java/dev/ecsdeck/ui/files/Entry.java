package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileItem;

/// One row of a pane.
///
/// @param opens whether it leads to a folder: one itself, or a link to one
/// @param isUp the row that leads to the folder above
record Entry(FileItem item, boolean opens, boolean isUp) {
    String name() {
        return isUp ? ".." : item.name();
    }
}
