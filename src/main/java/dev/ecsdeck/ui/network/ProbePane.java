package dev.ecsdeck.ui.network;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.service.network.NetworkService.Tested;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Mark;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The connection test: a line for each host, hop by hop, and the problem of the hop that failed.
final class ProbePane extends VBox {
    private final Kit kit;
    private final NetworkDoors doors;
    private final VBox results = Nodes.column(8);
    private final Button start;

    ProbePane(Kit kit, NetworkDoors doors) {
        super(8);
        this.kit = kit;
        this.doors = doors;
        this.start = Nodes.button(kit.texts().text("network.test.start"), this::test);
        start.setGraphic(Nodes.icon(Feather.ACTIVITY));
        getChildren().addAll(start, results);
    }

    private void test() {
        results.getChildren().clear();
        start.setDisable(true);
        CloudTarget target = doors.target().get();
        kit.work()
                .deed(
                        "network-test",
                        () -> doors.service().test(target, tested -> FxWork.later(() -> show(tested))),
                        () -> start.setDisable(false),
                        _ -> start.setDisable(false));
    }

    private void show(Tested tested) {
        boolean good = tested.problem().isEmpty();
        Label what = Nodes.label(
                kit.texts().text("network.test.for." + tested.what().name().toLowerCase(Locale.ROOT)), "strong");
        Label host = Nodes.middleCut(tested.host().getHost(), "mono", "muted");
        VBox box = Nodes.column(4, Nodes.row(8, (good ? Mark.DONE : Mark.DENIED).node(), what, host));
        tested.hops().forEach(hop -> {
            Label stage = Nodes.label(
                    kit.texts().text("network.test.hop." + hop.stage().toLowerCase(Locale.ROOT)), "small");
            stage.setMinWidth(96);
            Label took = Nodes.plain(hop.took().toMillis() + " ms", "mono", "small");
            took.setMinWidth(64);
            HBox line = Nodes.row(
                    8,
                    Mark.DONE.node(),
                    stage,
                    took,
                    Nodes.grow(Nodes.middleCut(hop.evidence(), "mono", "muted", "small")));
            box.getChildren().add(line);
        });
        tested.problem().ifPresent(why -> box.getChildren().add(new ProblemPane(kit, why, List.of())));
        results.getChildren().add(box);
    }
}
