package dev.ecsdeck.houserules.wrong.link;

final class Singleton {
    static Singleton getInstance() {
        return new Singleton();
    }
}
