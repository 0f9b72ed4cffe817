package dev.ecsdeck.houserules.wrong.app;

/// Breaks nothing: the one place that makes threads.
final class Threads {
    Thread start(Runnable body) {
        return Thread.ofVirtual().start(body);
    }
}
