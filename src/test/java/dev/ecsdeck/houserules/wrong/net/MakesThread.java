package dev.ecsdeck.houserules.wrong.net;

final class MakesThread {
    Thread start(Runnable body) {
        return Thread.ofVirtual().start(body);
    }
}
