package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;

/// The buttons of fixes. What changes more than the user sees on the page asks first.
final class FixDeeds {
    private final Kit kit;
    private final DoctorModel model;
    private final DoctorDoors doors;

    FixDeeds(Kit kit, DoctorModel model, DoctorDoors doors) {
        this.kit = kit;
        this.model = model;
        this.doors = doors;
    }

    /// @param first whether it is the filled one
    /// @param busy whether a repair is under way
    List<Button> buttons(Fix fix, DoctorWords words, boolean first, boolean busy) {
        List<Button> buttons = new ArrayList<>();
        Button main = new Button(words.fix(fix));
        main.getStyleClass().add("large");
        if (first) {
            main.getStyleClass().add("accent");
        }
        main.setDisable(busy);
        main.setOnAction(_ -> press(fix, words));
        switch (fix) {
            case Fix.CopyPolicy _, Fix.CopyCommands _ -> main.setGraphic(Nodes.icon(Feather.COPY));
            case Fix.OpenConsole _ -> main.setGraphic(Nodes.icon(Feather.EXTERNAL_LINK));
            default -> {}
        }
        buttons.add(main);
        if (fix instanceof Fix.AllowEgress(var plan)) {
            Button command = Nodes.button(
                    kit.texts().text("doctor.fix.copy-as-command"),
                    () -> copy(String.join("\n", plan.commands(region().value()))),
                    "large");
            command.setGraphic(Nodes.icon(Feather.COPY));
            buttons.add(command);
        }
        return buttons;
    }

    Button connect() {
        Button connect = Nodes.button(
                kit.texts().text("doctor.connect"), () -> doors.connect().accept(model.patient()), "large", "accent");
        connect.setGraphic(Nodes.icon(Feather.TERMINAL));
        return connect;
    }

    /// Ways on after a fix that was refused.
    List<Remedy> afterRefusal(Problem why) {
        return why instanceof Problem.NotPermitted refused
                ? List.of(new Remedy(
                        kit.texts().text("doctor.fix.CopyPolicy"),
                        () -> copy(doors.service().policy(List.of(refused.permission())))))
                : List.of();
    }

    private void press(Fix fix, DoctorWords words) {
        switch (fix) {
            case Fix.CopyPolicy(var lacking) -> copy(doors.service().policy(List.of(lacking)));
            case Fix.CopyCommands(var script) -> copy(Scripts.of(script));
            case Fix.OpenConsole wanted -> doors.browse().accept(ConsolePlaces.url(wanted, region()));
            case Fix.Reboot _, Fix.SwitchSessionsOn _, Fix.RemoveInbound _, Fix.EndSessions _ -> ask(fix, words);
            case Fix.Start _, Fix.InstallAgent _, Fix.AllowEgress _, Fix.RenewCredentials _, Fix.UseInstead _ ->
                model.apply(fix);
        }
    }

    private void ask(Fix fix, DoctorWords words) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), new SimpleStringProperty(words.ask(fix)), 560);
        dialog.body(Nodes.paragraph(new SimpleStringProperty(words.consent(fix))));
        dialog.leave(kit.texts().text("kit.cancel"), () -> {});
        dialog.open(dialog.leave(new SimpleStringProperty(words.fix(fix)), () -> model.apply(fix), "accent"));
    }

    private RegionId region() {
        return model.patient().instance().region();
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        doors.say().accept(kit.texts().now("kit.copied"));
    }
}
