package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.Settings.Language;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.testing.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sidebar's ways to narrow the list, and a list that comes from the disk.
@Tag("ui")
class SidebarScreenTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static List<Instance> fleet() {
        List<Instance> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, String> tags = Map.of(
                    "env", i % 3 == 0 ? "prod" : "dev",
                    "team", i % 4 == 0 ? "payments" : "search",
                    "serial", "nr-" + i);
            all.add(Instances.of("node-" + i, Instances.HANGZHOU, InstanceState.RUNNING, Instances.ONLINE, tags));
        }
        return all;
    }

    private Optional<Button> row(String name) {
        return desk.scene().getRoot().lookupAll(".sidebar-row").stream()
                .map(Button.class::cast)
                .filter(row -> row.getAccessibleText().startsWith(name))
                .findFirst();
    }

    private void press(String name) {
        Theatre.does(() -> row(name).orElseThrow().fire());
        Theatre.settle();
    }

    private int listed() {
        Node table = desk.scene().getRoot().lookup(".table-view");
        return ((TableView<?>) table).getItems().size();
    }

    @Test
    void tagsAndResourceGroupsNarrowTheList() {
        desk.show(fleet());

        assertThat(row("serial")).isEmpty();
        press("team");
        press("payments");
        desk.picture("sidebar-tags");
        assertThat(listed()).isEqualTo(15);
        press("rg-1");
        assertThat(listed()).isEqualTo(60);
    }

    @Test
    void aSavedFilterIsOneClickAway() {
        desk.show(fleet());
        desk.theatre.settings.update(now ->
                now.withList("instances.filters", List.of("Payments in production\ttag:team=payments tag:env=prod")));
        Theatre.settle();

        press("Payments in production");

        assertThat(listed()).isEqualTo(5);
        desk.theatre.settings.update(now -> now.withTheme(Theme.DARK).withLanguage(Language.CHINESE));
        desk.picture("sidebar-filter-zh-dark");
    }

    @Test
    void aListFromTheDiskIsNotPaintedAsFresh() {
        Instant then = desk.theatre.threads.clock().instant().minus(Duration.ofHours(3));
        desk.inventory.set(new Inventory(
                Inventory.Stage.READING,
                new Fleet(then).mixed(),
                0,
                3,
                Map.of(),
                Optional.of(then),
                Optional.of(then)));
        Theatre.settle();

        desk.picture("list-from-disk");
        assertThat(desk.scene().getRoot().lookupAll(".table-view .status-mark.online"))
                .isEmpty();
    }
}
