package dev.ecsdeck.ui.shells;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a shell's tab says about it, for each state; no node.
final class ShellModel {
    /// From here on a countdown is shown in the colour of attention.
    static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    /// The service's own end of a session is shown only when it comes near.
    static final Duration LIFE_SHOWN = Duration.ofMinutes(30);

    private static final List<Mark> URGENCY = List.of(Mark.DENIED, Mark.CARE, Mark.UNDERWAY, Mark.ONLINE, Mark.STOPPED);

    private ShellModel() {}

    static Mark mark(ShellState state) {
        return switch (state) {
            case ShellState.Opening _ -> Mark.UNDERWAY;
            case ShellState.Open _ -> Mark.ONLINE;
            case ShellState.Resuming _ -> Mark.CARE;
            case ShellState.Ended ended -> ended.why().isPresent() ? Mark.DENIED : Mark.STOPPED;
        };
    }

    /// The state in a word or two, for tooltips and screen readers.
    static String standing(ShellState state, Messages messages) {
        return switch (state) {
            case ShellState.Opening _ -> messages.text("shells.state.opening");
            case ShellState.Open _ -> messages.text("shells.state.open");
            case ShellState.Resuming _ -> messages.text("shells.state.resuming");
            case ShellState.Ended _ -> messages.text("shells.state.ended");
        };
    }

    /// One stage of opening, in words, with its seconds so far.
    record StageLine(String words, String seconds, boolean isDone) {}

    /// The stages of opening in order: those done with their time, the one under way with its seconds so far.
    static List<StageLine> stages(ShellState.Opening opening, Messages messages, Instant now) {
        List<StageLine> lines = new ArrayList<>();
        List<ShellState.StageMark> marks = opening.stages();
        for (int i = 0; i < marks.size(); i++) {
            boolean done = i + 1 < marks.size();
            Instant end = done ? marks.get(i + 1).began() : now;
            Duration took = Duration.between(marks.get(i).began(), end);
            String key = "shells.stage." + marks.get(i).stage().name().toLowerCase(Locale.ROOT);
            lines.add(new StageLine(messages.text(key), seconds(took, done, messages), done));
        }
        return lines;
    }

    private static String seconds(Duration took, boolean done, Messages messages) {
        if (done && took.toMillis() < 1000) {
            return messages.text("shells.millis", Math.max(0, took.toMillis()));
        }
        return Ages.span(messages, took);
    }

    /// The band's second line while it resumes.
    static String resuming(ShellState.Resuming state, Messages messages, Instant shownAt, Instant now) {
        Duration left = state.nextTry().minus(Duration.between(shownAt, now));
        String attempt = left.toMillis() <= 0
                ? messages.text("shells.resuming.now", state.attempt())
                : messages.text("shells.resuming.next", state.attempt(), Ages.span(messages, left.plusMillis(999)));
        String keys = state.keysWaiting() == 0
                ? messages.text("shells.resuming.no-keys")
                : messages.text("shells.resuming.keys", state.keysWaiting());
        return attempt + " " + messages.text("shells.resuming.runs") + " " + keys;
    }

    /// Facts for the status bar.
    static String facts(OpenShell shell, Messages messages) {
        List<String> facts = new ArrayList<>();
        shell.instance().ifPresent(it -> {
            facts.add(it.label());
            facts.add(it.region().value());
        });
        shell.sessionId().ifPresent(id -> facts.add(messages.text("shells.fact.session", id)));
        if (shell.state().value() instanceof ShellState.Open) {
            facts.add(messages.text(shell.isResumable() ? "shells.fact.resumable" : "shells.fact.not-resumable"));
        }
        if (shell.isEncrypted()) {
            facts.add(messages.text("shells.fact.encrypted"));
        }
        return String.join("  ·  ", facts);
    }

    /// Whether a policy that allows it is what would open the shell: none helps against one that forbids it, nor
    /// against a refusal for another reason.
    static boolean isHelpedByPolicy(Problem problem) {
        return problem instanceof Problem.NotPermitted denied && !denied.explicitDeny();
    }

    /// Whether the line of the cursor looks as if a prompt waits: it has a prompt's sign with room behind it.
    static boolean looksIdle(String line) {
        return line.matches(".*[$#%>❯➜»](\\s.*)?");
    }

    /// A tab's title, of the different titles of its panes.
    static String title(List<String> titles) {
        return titles.size() < 3 ? String.join(" + ", titles) : titles.getFirst() + " + " + (titles.size() - 1);
    }

    /// How the panes of a tab stand, in words.
    static String standings(List<ShellPane> panes) {
        if (panes.size() == 1) {
            return panes.getFirst().standing().getValue();
        }
        return panes.stream()
                .map(pane -> (pane.title() + " " + pane.standing().getValue()).strip())
                .collect(Collectors.joining(", "));
    }

    /// The mark of a tab: that of the pane which needs its owner most.
    static Mark worst(List<Mark> marks) {
        return URGENCY.stream().filter(marks::contains).findFirst().orElse(Mark.STOPPED);
    }

    /// The environment of a tab: the one where a wrong key costs most.
    static Optional<Environment> gravest(List<Environment> environments) {
        return environments.stream().min(Comparator.comparing(Environment::hue));
    }
}
