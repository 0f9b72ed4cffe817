package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.EgressPlan;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What a fix would change, line by line, before it is done.
final class Changes {
    private static final int MOST = 12;

    private Changes() {}

    /// The nodes that show it; none where there is nothing to show.
    static List<Node> of(Kit kit, Fix fix, DoctorWords words) {
        return switch (fix) {
            case Fix.AllowEgress(var plan) -> block(kit, "doctor.change", head(plan), egress(plan));
            case Fix.RemoveInbound inbound -> block(kit, "doctor.change.inbound", "", inbound(inbound.rules()));
            case Fix.EndSessions(var sessions) -> block(kit, "doctor.sessions", "", sessions(kit, sessions));
            case Fix.CopyCommands(var script) ->
                block(
                        kit,
                        "doctor.commands",
                        "",
                        Scripts.of(script)
                                .lines()
                                .map(line -> line(line, "same"))
                                .toList());
            default -> List.of();
        };
    }

    private static List<Node> block(Kit kit, String title, String head, List<Label> lines) {
        VBox block = new VBox();
        block.getStyleClass().add("diff");
        if (!head.isEmpty()) {
            block.getChildren().add(line(head, "head"));
        }
        block.getChildren().addAll(lines.stream().limit(MOST).toList());
        if (lines.size() > MOST) {
            block.getChildren().add(line("… " + (lines.size() - MOST), "head"));
        }
        return List.of(Nodes.plain(kit.texts().now(title), "section", "finding-section"), block);
    }

    private static String head(EgressPlan plan) {
        return plan.groupName().isEmpty() ? plan.groupId() : plan.groupId() + "  " + plan.groupName();
    }

    private static List<Label> egress(EgressPlan plan) {
        List<Label> lines = new ArrayList<>();
        for (EgressPlan.Line rule : plan.lines()) {
            String number = rule.isNew() ? "+   " : "%3d ".formatted(rule.number());
            lines.add(line(
                    number
                            + "%-7s %-4s %-11s %-20s priority %d"
                                    .formatted(
                                            rule.accepts() ? "accept" : "drop",
                                            rule.protocol(),
                                            rule.ports(),
                                            rule.destination(),
                                            rule.priority()),
                    rule.isNew() ? "add" : "same"));
        }
        return lines;
    }

    private static List<Label> inbound(List<Fix.InboundRule> rules) {
        return rules.stream()
                .map(rule -> line(
                        "-   %-7s %-4s %-11s %-20s priority %d  %s"
                                .formatted(
                                        rule.accepts() ? "accept" : "drop",
                                        rule.protocol(),
                                        rule.portRange().equals("-1/-1") ? "all" : rule.portRange(),
                                        rule.source(),
                                        rule.priority(),
                                        rule.groupId()),
                        "remove"))
                .toList();
    }

    private static List<Label> sessions(Kit kit, List<Fix.IdleSession> sessions) {
        return sessions.stream()
                .map(session -> line(
                        "-   %s  %s  %s"
                                .formatted(
                                        session.id(),
                                        session.clientIp(),
                                        session.began()
                                                .map(began -> Ages.since(
                                                        kit.texts().messages(),
                                                        began,
                                                        kit.ticker().now()))
                                                .orElse("")),
                        "remove"))
                .toList();
    }

    private static Label line(String text, String kind) {
        Label line = Nodes.plain(text, "diff-line", kind);
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }
}
