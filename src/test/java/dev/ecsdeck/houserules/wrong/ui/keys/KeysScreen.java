package dev.ecsdeck.houserules.wrong.ui.keys;

import dev.ecsdeck.houserules.wrong.ui.files.FilesScreen;

final class KeysScreen {
    final FilesScreen files = new FilesScreen();
}
