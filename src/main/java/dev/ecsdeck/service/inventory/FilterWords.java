package dev.ecsdeck.service.inventory;

/// The words of a filter's text: apart by blanks, except between double quotes, which are left out.
final class FilterWords {
    private final String text;
    private int at;
    private boolean quoteOpen;

    FilterWords(String text) {
        this.text = text;
        skipBlanks();
    }

    boolean hasNext() {
        return at < text.length();
    }

    /// Whether the word just read lacks its closing quote.
    boolean isQuoteOpen() {
        return quoteOpen;
    }

    String next() {
        StringBuilder word = new StringBuilder();
        quoteOpen = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                quoteOpen = !quoteOpen;
            } else if (Character.isWhitespace(c) && !quoteOpen) {
                break;
            } else {
                word.append(c);
            }
            at++;
        }
        skipBlanks();
        return word.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
