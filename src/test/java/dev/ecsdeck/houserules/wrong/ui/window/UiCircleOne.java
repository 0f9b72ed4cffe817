package dev.ecsdeck.houserules.wrong.ui.window;

import dev.ecsdeck.houserules.wrong.ui.log.UiCircleTwo;

public final class UiCircleOne {
    final UiCircleTwo two = new UiCircleTwo();
}
