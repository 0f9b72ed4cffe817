package dev.ecsdeck.service.files;

import java.util.ArrayList;
import java.util.List;

/// How one text becomes another, line by line.
public final class LineDiff {
    /// Lines of the middle beyond which it is shown as taken out and put in: the table of a longer one is too big.
    private static final int MOST_COMPARED = 2_000;

    private static final int CONTEXT = 3;

    /// What becomes of a line.
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED,
        /// Lines between that stay are left out here.
        GAP
    }

    /// One line of the answer.
    public record Line(Kind kind, String text) {}

    private LineDiff() {}

    /// The lines that change, with three that stay around each.
    public static List<Line> of(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> all = new ArrayList<>();
        add(all, Kind.KEPT, before.subList(0, head));
        middle(all, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(all, Kind.KEPT, before.subList(before.size() - tail, before.size()));
        return withGaps(all);
    }

    private static void add(List<Line> to, Kind kind, List<String> texts) {
        texts.forEach(text -> to.add(new Line(kind, text)));
    }

    private static void middle(List<Line> to, List<String> before, List<String> after) {
        if (before.size() > MOST_COMPARED || after.size() > MOST_COMPARED) {
            add(to, Kind.REMOVED, before);
            add(to, Kind.ADDED, after);
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                to.add(new Line(Kind.KEPT, before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                to.add(new Line(Kind.REMOVED, before.get(i++)));
            } else {
                to.add(new Line(Kind.ADDED, after.get(j++)));
            }
        }
    }

    /// How many lines the rests from `i` and `j` on have in common.
    private static int[][] common(List<String> before, List<String> after) {
        int[][] table = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                table[i][j] = before.get(i).equals(after.get(j))
                        ? table[i + 1][j + 1] + 1
                        : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        return table;
    }

    private static List<Line> withGaps(List<Line> all) {
        List<Line> shown = new ArrayList<>();
        boolean gap = false;
        for (int i = 0; i < all.size(); i++) {
            boolean near = false;
            for (int j = Math.max(0, i - CONTEXT); j <= Math.min(all.size() - 1, i + CONTEXT); j++) {
                near |= all.get(j).kind() != Kind.KEPT;
            }
            if (near) {
                shown.add(all.get(i));
                gap = false;
            } else if (!gap) {
                shown.add(new Line(Kind.GAP, ""));
                gap = true;
            }
        }
        return shown;
    }
}
