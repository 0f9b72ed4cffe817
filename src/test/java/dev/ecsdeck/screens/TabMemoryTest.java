package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Shells in tabs come back in the next run.
@Tag("ui")
class TabMemoryTest {
    private static final String LIST = "tabs.file:ops-main";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private List<String> remembered() {
        return desk.theatre.settings.value().lists().getOrDefault(LIST, List.of());
    }

    private Instance named(String name) {
        return desk.inventory.value().named(name).getFirst();
    }

    @Test
    void anInstanceThatIsGoneIsForgotten() {
        desk.theatre.settings.update(now -> now.withList(LIST, List.of("i-gone")));

        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());

        assertThat(desk.shells).isEmpty();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void tabsOfTheLastRunOpenAgainOnceTheirInstancesAreListed() {
        List<Instance> fleet = desk.fleet().mixed();
        List<String> last = List.of(fleet.get(0).id().value(), fleet.get(2).id().value());
        desk.theatre.settings.update(now -> now.withList(LIST, last));

        desk.signIn(desk.ops);
        assertThat(desk.shells).isEmpty();
        desk.show(fleet);

        assertThat(Theatre.on(() ->
                        desk.scene().getRoot().lookupAll(".tab-heads .button").size()))
                .isEqualTo(2);
        assertThat(desk.shells).as("a shell opens when its tab is first seen").hasSize(1);
        assertThat(remembered()).isEqualTo(last);
    }

    @Test
    void whatIsOpenIsWrittenAtOnceAndWhatIsClosedForgotten() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        InstanceId id = named("web-01").id();

        Theatre.does(() -> desk.window.openShell(named("web-01")));
        Theatre.settle();
        assertThat(remembered()).containsExactly(id.value());
        Theatre.does(() -> desk.scene().getRoot().lookupAll(".tab-heads .button").stream()
                .map(Button.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow()
                .fire());
        Theatre.settle();

        assertThat(remembered()).isEmpty();
    }
}
