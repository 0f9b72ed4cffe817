package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What may be done to a rule, from its row, its menu and its details.
final class ForwardDeeds {
    private final Kit kit;
    private final ForwardsModel model;
    private final Navigator navigator;
    private final ForwardDoors doors;
    private final ReadOnlyObjectWrapper<Optional<ForwardRule>> deleted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean deletedWasOn;

    ForwardDeeds(Kit kit, ForwardsModel model, Navigator navigator, ForwardDoors doors) {
        this.kit = kit;
        this.model = model;
        this.navigator = navigator;
        this.doors = doors;
    }

    /// The rule that was deleted last, while it may be brought back.
    ReadOnlyObjectProperty<Optional<ForwardRule>> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    void toggle(ForwardRow row) {
        model.toggle(row, navigator::showProblem);
    }

    void create(Optional<Instance> through) {
        new ForwardForm(kit, model, navigator, Optional.empty(), false)
                .through(through)
                .open();
    }

    void edit(ForwardRow row) {
        new ForwardForm(kit, model, navigator, Optional.of(row.rule()), false).open();
    }

    void duplicate(ForwardRow row) {
        ForwardRule copy = model.duplicate(
                row.rule(), kit.texts().now("forwards.copy-of", row.rule().name()));
        new ForwardForm(kit, model, navigator, Optional.of(copy), true).open();
    }

    void delete(ForwardRow row) {
        boolean wasOn = ForwardsModel.isOn(row);
        model.delete(
                row,
                rule -> {
                    deletedWasOn = wasOn;
                    deleted.set(Optional.of(rule));
                },
                navigator::showProblem);
    }

    /// Brings the rule back as it was: on, if it was.
    void undoDelete() {
        deleted.get().ifPresent(rule -> model.save(rule, deletedWasOn, () -> {}, navigator::showProblem));
        deleted.set(Optional.empty());
    }

    void forgetDeleted() {
        deleted.set(Optional.empty());
    }

    void copyAddress(ForwardRow row) {
        copy(ConnectLine.address(row.rule()));
    }

    void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        navigator.say(kit.texts().now("kit.copied"));
    }

    void browse(ForwardRow row) {
        ConnectLine.url(row.rule()).ifPresent(doors.browse());
    }

    void remoteDesktop(ForwardRow row) {
        doors.remoteDesktop().accept(ConnectLine.address(row.rule()));
    }

    /// Lets the doctor look at its way, for the reason that it holds or last failed for.
    void examine(ForwardRow row) {
        Optional<Problem> complaint = row.status().state() instanceof ForwardState.Holding holding
                ? Optional.of(holding.why())
                : row.startFault().or(() -> row.status().lastFault().map(last -> last.problem()));
        navigator.examine(row.rule(), complaint);
    }

    void showLog(ForwardRow row) {
        new ConnectionLog(kit, model, row.rule()).open();
    }

    void showProblem(Problem problem) {
        navigator.showProblem(problem);
    }

    ContextMenu menu(ForwardRow row) {
        ContextMenu menu = new ContextMenu();
        add(menu, "forwards.edit", () -> edit(row));
        add(menu, "forwards.duplicate", () -> duplicate(row));
        add(menu, "forwards.doctor", () -> examine(row));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "forwards.copy-address", () -> copyAddress(row));
        ConnectLine.of(row.rule()).ifPresent(line -> {
            MenuItem item = add(menu, "forwards.copy-client", () -> copy(line));
            item.textProperty().unbind();
            item.setText(kit.texts()
                    .now("forwards.copy-client", ConnectLine.program(row.rule()).orElse("")));
        });
        if (ConnectLine.url(row.rule()).isPresent()) {
            add(menu, "forwards.browse", () -> browse(row));
        }
        if (row.rule().preset() == ForwardPreset.RDP) {
            add(menu, "forwards.remote-desktop", () -> remoteDesktop(row));
        }
        add(menu, "forwards.log", () -> showLog(row));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "forwards.delete", () -> delete(row));
        return menu;
    }

    private MenuItem add(ContextMenu menu, String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
        return item;
    }
}
