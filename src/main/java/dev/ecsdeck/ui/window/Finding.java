package dev.ecsdeck.ui.window;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Row;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.palette.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the palette can find.
final class Finding {
    private Finding() {}

    /// Commands first, as the palette wants them, or instances first, as the search does.
    static List<Hit> hits(List<Command> commands, InstancesModel model, Navigator navigator, boolean instancesFirst) {
        List<Hit> instances = model.inventory().instances().stream()
                .map(model::rowOf)
                .map(row -> instance(
                        row,
                        () -> navigator.openShell(row.instance()),
                        Optional.of(() -> navigator.openShellWithOptions(row.instance()))))
                .toList();
        List<Hit> others = commands.stream()
                .filter(Command::isAvailable)
                .map(Finding::command)
                .toList();
        List<Hit> all = new ArrayList<>(instancesFirst ? instances : others);
        all.addAll(instancesFirst ? others : instances);
        return all;
    }

    /// The instances alone: `then` is done with the one that is meant.
    static List<Hit> instances(InstancesModel model, Consumer<Instance> then) {
        return model.inventory().instances().stream()
                .map(model::rowOf)
                .map(row -> instance(row, () -> then.accept(row.instance()), Optional.empty()))
                .toList();
    }

    private static Hit command(Command command) {
        return new Hit(
                "commands",
                command.name().getValue(),
                command.id(),
                () -> Nodes.icon(command.icon()),
                Optional.empty(),
                command.keysText(),
                true,
                command::run,
                Optional.empty());
    }

    private static Hit instance(Row row, Runnable action, Optional<Runnable> otherwise) {
        String address = row.instance().privateIps().isEmpty()
                ? ""
                : row.instance().privateIps().getFirst();
        return new Hit(
                "instances",
                row.instance().label(),
                row.instance().id() + " " + address,
                () -> row.standing().mark().node(),
                row.environment(),
                address,
                false,
                action,
                otherwise);
    }
}
