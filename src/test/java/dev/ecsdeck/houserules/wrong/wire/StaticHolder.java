package dev.ecsdeck.houserules.wrong.wire;

final class StaticHolder {
    static final StaticHolder ONE = new StaticHolder();

    private int value;

    int next() {
        return ++value;
    }
}
