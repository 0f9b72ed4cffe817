package dev.ecsdeck.houserules.wrong.wire;

final class StaticNotFinal {
    private static int count;

    static int next() {
        return ++count;
    }
}
