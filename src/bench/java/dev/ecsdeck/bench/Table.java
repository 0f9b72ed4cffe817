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

    void millis(String what, long nanos) {
        row(what, nanos / 1e6, "ms");
    }

    /// The head of rows of [#versus].
    void versusHead(String other) {
        out.printf(Locale.ROOT, "%-36s %12s %16s %8s%n", "", "ours", other, "ratio");
    }

    /// @param aim what the ratio or our number should be; empty if it is only told
    void versus(String what, double ours, double other, String aim) {
        out.printf(Locale.ROOT, "%-36s %,12.2f %,16.2f %7.2fx  %s%n", what, ours, other, ours / other, aim);
    }

    void ratio(String what, double value) {
        out.printf(Locale.ROOT, "%-58s %14.2f x%n", what, value);
    }
}
