package dev.ecsdeck.houserules.wrong.lab.agent;

/// Breaks nothing: the Lab may make threads.
final class LabThread {
    Thread start(Runnable body) {
        return Thread.ofVirtual().start(body);
    }
}
