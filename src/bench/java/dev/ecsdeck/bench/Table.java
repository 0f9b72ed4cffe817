package dev.ecsdeck.bench;

import java.io.PrintStream;
import java.util.Locale;

/// Rows of a report.
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
    }

    void row(String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-58s %,14.1f %s%n", what, value, unit);
    }

    void ratio(String what, double value) {
        out.printf(Locale.ROOT, "%-58s %14.2f x%n", what, value);
    }
}
