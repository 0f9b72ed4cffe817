package dev.ecsdeck.houserules.wrong.forward;

final class Prints {
    void say(String sentence) {
        System.out.println(sentence);
    }
}
