package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.FileService;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What the screens of files stand on.
///
/// @param openHere opens a file or a folder with this computer's own program; must not block
public record FilesDoors(FileService service, Consumer<Path> openHere, SmallFileDoor smallFiles) {}
