package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Row;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// Warns of what no policy allowed when it was last asked for, with the statement that would. It can be tried all the
/// same: a policy may have come since, or may be meant for some instances alone.
final class Cautions implements AutoCloseable {
    private static final String START = "ecs:StartTerminalSession";

    private static final List<String> LOGIN = List.of("ecs:RunCommand", "ecs:InvokeCommand", START);
    /// By the commands' ids.
    private static final Map<String, List<String>> NEEDS = Map.ofEntries(
            Map.entry("ssh", LOGIN),
            Map.entry("ssh-options", LOGIN),
            Map.entry("ssh-programs", LOGIN),
            Map.entry("files", LOGIN),
            Map.entry("login-users", List.of("ecs:RunCommand")),
            Map.entry("reset-password", List.of("ecs:RunCommand")),
            Map.entry("run-here", List.of("ecs:RunCommand")),
            Map.entry("send-file", List.of("ecs:SendFile")),
            Map.entry("new-forward", List.of(START)),
            Map.entry("run", List.of("ecs:RunCommand")),
            Map.entry("sessions", List.of("ecs:DescribeTerminalSessions")));
    private static final Set<String> OF_NO_INSTANCE = Set.of("run", "sessions");

    private final Kit kit;
    private final InstancesModel model;
    private final Function<List<String>, String> policy;
    private final FxSignal<Map<String, Set<String>>> denied;

    /// Whose permissions count.
    private enum Whose {
        /// Those of the account in use.
        IN_USE,
        /// Those of the account that lists the chosen instance.
        CHOSEN
    }

    /// @param denied by the accounts' ids
    /// @param policy what allows these permissions
    Cautions(
            Kit kit,
            InstancesModel model,
            Signal<Map<String, Set<String>>> denied,
            Function<List<String>, String> policy) {
        this.kit = kit;
        this.model = model;
        this.policy = policy;
        this.denied = new FxSignal<>(denied);
    }

    /// The same command, which warns where one of the permissions that it needs was refused.
    Command guard(Command command) {
        List<String> all = NEEDS.getOrDefault(command.id(), List.of());
        if (all.isEmpty()) {
            return command;
        }
        Whose whose = OF_NO_INSTANCE.contains(command.id()) ? Whose.IN_USE : Whose.CHOSEN;
        ObservableValue<Optional<String>> caution = Bindings.createObjectBinding(
                () -> sentence(lacking(whose, all)),
                denied.property(),
                model.chosenProperty(),
                model.sievedRows(),
                model.listedProperty(),
                kit.texts().messagesProperty());
        return new Command(
                command.id(),
                command.icon(),
                command.keys(),
                command.name(),
                command.unavailable(),
                caution,
                () -> run(lacking(whose, all), command.action()));
    }

    private Optional<String> sentence(List<String> lacking) {
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(kit.texts().now("window.caution.short", String.join(", ", lacking)));
    }

    /// A session may be allowed on some instances and not on others, so that it counts on the very one alone.
    private List<String> lacking(Whose whose, List<String> needs) {
        Optional<Row> row = model.chosenRow();
        String main = model.listedProperty().get().main();
        String account = whose == Whose.IN_USE
                ? main
                : row.map(Row::instance)
                        .map(Instance::account)
                        .filter(id -> !id.isEmpty())
                        .orElse(main);
        Set<String> refused = denied.value().getOrDefault(account, Set.of());
        boolean noSession =
                row.filter(it -> it.standing().key().equals("denied")).isPresent();
        return needs.stream()
                .filter(need -> need.equals(START) ? noSession : refused.contains(need))
                .toList();
    }

    private void run(List<String> lacking, Runnable action) {
        if (lacking.isEmpty()) {
            action.run();
            return;
        }
        String names = String.join(", ", lacking);
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("window.caution.title"), 560);
        Label statement = Nodes.plain(policy.apply(lacking).strip(), "mono", "small");
        statement.setMinHeight(Label.USE_PREF_SIZE);
        dialog.body(Nodes.column(12, Nodes.paragraph(kit.texts().text("window.caution.sentence", names)), statement));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.leave(kit.texts().text("window.caution.try"), action);
        dialog.open(dialog.leave(
                kit.texts().text("window.caution.copy"),
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, policy.apply(lacking))),
                "accent"));
    }

    @Override
    public void close() {
        denied.close();
    }
}
