package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.terminal.vt.ScreenCopy;
import dev.ecsdeck.terminal.vt.TextLine;
import dev.ecsdeck.terminal.vt.VtTerminal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The link under a cell: what OSC 8 says, or a web address or a path in the text, also across wrapped lines.
final class LinkFinder {
    /// What can be opened or copied.
    record Target(String text, boolean isPath) {}

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:https?|ftp|ssh|file)://[^\\s<>\"'`{}|\\\\^\\p{Cntrl}]+", Pattern.CASE_INSENSITIVE);
    private static final String STEP = "[\\p{L}\\p{N}._@%+~,=-]+";
    private static final Pattern PATH = Pattern.compile("(?<![\\p{L}\\p{N}./~_-])(?:~|\\.{1,2})?(?:/" + STEP + ")+/?");
    private static final String TRAILING = ".,;:!?)]}'\"";
    private static final int MOST_LINES = 20;

    private final VtTerminal terminal;

    LinkFinder(VtTerminal terminal) {
        this.terminal = terminal;
    }

    Optional<Target> at(ScreenCopy copy, int row, int column) {
        if (row >= copy.rows || column >= copy.columns) {
            return Optional.empty();
        }
        String marked = copy.extra(row, column).link();
        return marked != null ? Optional.of(new Target(marked, false)) : inText(copy.topLine + row, column);
    }

    private Optional<Target> inText(long line, int column) {
        List<TextLine> lines = terminal.lines(line - MOST_LINES, line + MOST_LINES);
        int at = 0;
        while (at < lines.size() && lines.get(at).number() < line) {
            at++;
        }
        if (at == lines.size()) {
            return Optional.empty();
        }
        int first = at;
        while (first > 0 && lines.get(first - 1).isWrapped()) {
            first--;
        }
        StringBuilder text = new StringBuilder();
        int wanted = 0;
        for (int index = first; index < lines.size(); index++) {
            TextLine part = lines.get(index);
            if (index == at) {
                wanted = text.length() + part.index(column);
            }
            text.append(part.text());
            if (!part.isWrapped()) {
                break;
            }
        }
        String whole = text.toString();
        int place = wanted;
        return find(ADDRESS, whole, place)
                .map(address -> new Target(address, false))
                .or(() -> find(PATH, whole, place).map(path -> new Target(path, true)));
    }

    private static Optional<String> find(Pattern pattern, String text, int wanted) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String address = trim(matcher.group());
            if (wanted >= matcher.start() && wanted < matcher.start() + address.length()) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    /// Without the punctuation of the sentence around it; a closing bracket stays if it was opened inside.
    private static String trim(String address) {
        int end = address.length();
        while (end > 0 && TRAILING.indexOf(address.charAt(end - 1)) >= 0) {
            String rest = address.substring(0, end);
            boolean isOpenedInside = rest.endsWith(")")
                    && rest.chars().filter(c -> c == '(').count()
                            >= rest.chars().filter(c -> c == ')').count();
            if (isOpenedInside) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }
}
