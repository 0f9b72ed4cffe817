package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The window with names of eighty letters, in windows wide and narrow: what would not fit is cut with an ellipsis or
/// left out, and nothing runs out of sight.
@Tag("ui")
@SuppressWarnings("NullAway.Init")
class LongNamesTest {
    private static final String LONG =
            "production-checkout-orders-service-blue-green-canary-node-hangzhou-availability1";
    private static final String CHINESE = "生产环境－订单中心－结算服务－蓝绿发布－杭州可用区Ｉ－主节点－零零一号－请勿重启";

    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private List<Instance> instances() {
        AgentStatus online = new AgentStatus.Online(
                new AgentVersion(2, 2, 3, 857),
                Optional.of(desk.theatre.threads.clock().instant()));
        List<Instance> all = new ArrayList<>();
        all.add(desk.fleet().of(LONG, "ap-southeast-1", "production-and-more", InstanceState.RUNNING, online));
        all.add(desk.fleet().of(CHINESE, "cn-hangzhou", "prod", InstanceState.RUNNING, new AgentStatus.Missing()));
        all.addAll(desk.fleet().mixed());
        return all;
    }

    @ParameterizedTest
    @CsvSource({"960, 600, ENGLISH", "1024, 640, CHINESE", "1280, 800, ENGLISH", "1920, 1080, CHINESE"})
    void nothingRunsOutOfSight(int width, int height, Settings.Language language) {
        desk = new Desk(width, height);
        desk.theatre.settings.update(settings -> settings.withLanguage(language));
        desk.signIn(desk.ops);
        desk.show(instances());
        choose(LONG);
        String name = width + "-" + language;
        desk.picture("names-list-" + name);
        boolean isFolded = Theatre.on(() -> desk.scene().getRoot().lookup(".sidebar.folded") != null);
        assertThat(isFolded).isEqualTo(width < 1040);
        assertThat(Theatre.on(this::outOfSight)).isEmpty();

        for (String each : List.of(LONG, CHINESE, "web-01")) {
            Theatre.does(() ->
                    desk.window.openShell(desk.inventory.value().named(each).getFirst()));
            Theatre.settle();
        }
        desk.shells.getFirst().open();
        desk.shells.getLast().open();
        desk.shells.getLast().say("ops@web-01:~$ echo 终端\r\n终端\r\nops@web-01:~$ ");
        desk.picture("names-shell-" + name);
        assertThat(Theatre.on(this::outOfSight)).isEmpty();
    }

    private void choose(String name) {
        var id = desk.inventory.value().named(name).getFirst().id();
        Theatre.does(() -> desk.window.instances().chosenProperty().set(Optional.of(id)));
        Theatre.settle();
    }

    /// Buttons and words that reach over the window's edge, or over that of the bar they stand in.
    private List<String> outOfSight() {
        Bounds window = desk.scene().getRoot().getLayoutBounds();
        List<String> out = new ArrayList<>();
        for (String kind : List.of(".button", ".label")) {
            for (Node node : desk.scene().getRoot().lookupAll(kind)) {
                if (isSeen(node) && !isScrolled(node)) {
                    Bounds at = node.localToScene(node.getLayoutBounds());
                    if (at.getMinX() < -1 || at.getMaxX() > window.getWidth() + 1) {
                        out.add(textOf(node) + " at " + at);
                    }
                }
            }
        }
        return out;
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Button button -> "button " + button.getText();
            case Label label -> "label " + label.getText();
            default -> node.toString();
        };
    }

    /// The strip of tabs scrolls; what it hides can be reached.
    private static boolean isScrolled(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains("tab-strip")
                    || above.getStyleClass().contains("table-view")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
