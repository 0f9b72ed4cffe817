package dev.ecsdeck.houserules.wrong.remote;

import dev.ecsdeck.houserules.wrong.desktop.CircleTwo;

public final class CircleOne {
    final CircleTwo two = new CircleTwo();
}
