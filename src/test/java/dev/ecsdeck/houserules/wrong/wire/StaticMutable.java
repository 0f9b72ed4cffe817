package dev.ecsdeck.houserules.wrong.wire;

import java.util.concurrent.atomic.AtomicLong;

final class StaticMutable {
    static final AtomicLong COUNT = new AtomicLong();
}
