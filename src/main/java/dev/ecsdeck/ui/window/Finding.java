package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.Row;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.palette.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the palette can find.
final class Finding {
    private Finding() {}

    /// Commands first, as the palette wants them, or instances first, as the search does.
    static List<Hit> hits(List<Command> commands, InstancesModel model, Navigator navigator, boolean instancesFirst) {
        List<Hit> instances = model.inventory().instances().stream()
                .map(model::rowOf)
                .map(row -> instance(row, navigator))
                .toList();
        List<Hit> others = commands.stream()
                .filter(Command::isAvailable)
                .map(Finding::command)
                .toList();
        List<Hit> all = new ArrayList<>(instancesFirst ? instances : others);
        all.addAll(instancesFirst ? others : instances);
        return all;
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

    private static Hit instance(Row row, Navigator navigator) {
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
                () -> navigator.openShell(row.instance()),
                Optional.of(() -> navigator.openShellWithOptions(row.instance())));
    }
}
