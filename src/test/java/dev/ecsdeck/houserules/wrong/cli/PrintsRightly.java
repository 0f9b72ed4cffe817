package dev.ecsdeck.houserules.wrong.cli;

/// Breaks nothing.
final class PrintsRightly {
    void say(String sentence) {
        System.out.println(sentence);
    }
}
