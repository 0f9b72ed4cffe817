package dev.ecsdeck.houserules.wrong.ui.log;

import dev.ecsdeck.houserules.wrong.ui.window.UiCircleOne;
import java.util.Optional;

public final class UiCircleTwo {
    UiCircleOne one() {
        return Optional.<UiCircleOne>empty().orElseThrow();
    }
}
