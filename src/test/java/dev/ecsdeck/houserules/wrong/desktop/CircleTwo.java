package dev.ecsdeck.houserules.wrong.desktop;

import dev.ecsdeck.houserules.wrong.remote.CircleOne;
import java.util.Optional;

public final class CircleTwo {
    final Optional<CircleOne> one = Optional.empty();

    CircleOne one() {
        return one.orElseThrow();
    }
}
