package dev.ecsdeck.lab.agent;

import java.util.ArrayList;
import java.util.List;

/// Splits a command line into words as the agent does: no shell, only quotes and backslashes.
final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandLine(String text) {
        this.text = text;
    }

    /// @throws AgentException `MalformedCommandLine` if a quote stays open or there is no word
    static List<String> split(String text) throws AgentException {
        CommandLine line = new CommandLine(text);
        line.scan();
        if (line.quote != 0 || line.words.isEmpty()) {
            throw new AgentException("MalformedCommandLine", "cannot be split: " + text, "OpenPtyFailed");
        }
        return List.copyOf(line.words);
    }

    private void scan() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                i++;
                add(text.charAt(i));
            } else if (quote != 0) {
                quoted(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else {
                add(c);
            }
        }
        endWord();
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            add(c);
        }
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
