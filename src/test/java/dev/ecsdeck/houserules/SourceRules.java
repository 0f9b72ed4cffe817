package dev.ecsdeck.houserules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What bytecode cannot show: judged line by line over the text of a source file.
final class SourceRules {
    static final int MOST_LINES = 400;
    static final int MOST_LINES_OF_A_PAGE = 40;

    private static final Pattern COMMENTED_OUT = Pattern.compile(
            "^\\s*(//(?!/)\\s*|\\*\\s*)(\\}|.*[;{}]|(if|for|while|return|import|@\\w+|\\w+(\\.\\w+)*\\(.*\\))\\s*)$");
    private static final Map<String, Pattern> EVERYWHERE = Map.of(
            "work left over",
            Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled\\b|(?i:coming soon|not implemented)"),
            "sleeps",
            Pattern.compile("\\bThread\\.sleep\\("));
    private static final Map<String, Pattern> IN_THE_PRODUCT = Map.of(
            "style in code",
            Pattern.compile("\\.setStyle\\("),
            "colour in code",
            Pattern.compile("\"#[0-9a-fA-F]{3,8}\"|\\bColor\\.(?!TRANSPARENT)[A-Z]{3,}\\b|\\bColor\\.(web|valueOf)\\("
                    + "|\\bColor\\.(rgb|color|gray)\\([0-9.]"));
    private static final Set<String> COMMON_DIRECTORIES = Set.of(
            "/", "/root", "/home", "/Users", "/tmp", "/var", "/opt", "/usr", "/usr/src", "/srv", "/mnt", "/media");

    private SourceRules() {}

    /// The faults of one file, each as `line: what`.
    static List<String> faults(Path file, List<String> lines) {
        List<String> faults = new ArrayList<>();
        String name = file.toString().replace('\\', '/');
        if (lines.size() > MOST_LINES) {
            faults.add(lines.size() + ": too long");
        }
        if (name.endsWith("package-info.java") && lines.size() > MOST_LINES_OF_A_PAGE) {
            faults.add(lines.size() + ": page too long");
        }
        if (name.endsWith("package-info.java") && !lines.contains("@NullMarked")) {
            faults.add("1: not @NullMarked");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            if (COMMENTED_OUT.matcher(line).matches()) {
                faults.add(number + ": commented-out code");
            }
            addMatches(faults, number, line, EVERYWHERE);
            if (name.contains("src/main/java/")) {
                addMatches(faults, number, line, IN_THE_PRODUCT);
            }
        }
        return faults;
    }

    private static void addMatches(List<String> faults, int number, String line, Map<String, Pattern> bans) {
        bans.forEach((what, ban) -> {
            if (ban.matcher(line).find()) {
                faults.add(number + ": " + what);
            }
        });
    }

    /// Finds paths of the machine where this runs: the checkout's directory, or one above it that is not on every
    /// machine.
    static Pattern pathsOf(Path checkout) {
        List<String> names = new ArrayList<>();
        for (Path at = checkout.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            String name = at.toString().replace('\\', '/');
            if (!COMMON_DIRECTORIES.contains(name)) {
                names.add(Pattern.quote(name));
            }
        }
        return Pattern.compile(names.isEmpty() ? "(?!)" : "(?<![\\w./-])(" + String.join("|", names) + ")(?![\\w-])");
    }
}
