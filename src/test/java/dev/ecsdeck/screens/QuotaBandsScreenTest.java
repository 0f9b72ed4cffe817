package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.quota.QuotaService.Left;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the window says of the service's limits before they are met.
@Tag("ui")
class QuotaBandsScreenTest {
    private static final RegionId HANGZHOU = new RegionId("cn-hangzhou");

    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private List<String> bands() {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".quota-bands .label").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .toList());
    }

    private void press(String words) {
        Theatre.does(() -> desk.scene().getRoot().lookupAll(".quota-bands .button").stream()
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()) || words.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .fire());
        Theatre.settle();
    }

    private void count() throws ProblemException {
        desk.quota.count(HANGZHOU);
        Theatre.settle();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    @Test
    void roomyRegionSaysNothing() throws Exception {
        desk.liveInRegion = 79;
        count();

        assertThat(bands()).isEmpty();
    }

    @Test
    void wallIsSaidBeforeItIsMetAndAgainWhenItIs() throws Exception {
        desk.liveInRegion = 82;
        count();
        assertThat(bands())
                .containsExactly("82 of 100 sessions in cn-hangzhou are in use."
                        + " At 100 new connections wait until one ends.");
        desk.picture("quota-near");
        press("Close");
        assertThat(bands()).isEmpty();
        desk.liveInRegion = 90;
        count();
        assertThat(bands()).isEmpty();

        desk.liveInRegion = 100;
        count();

        assertThat(bands())
                .containsExactly("All 100 sessions in cn-hangzhou are in use. New connections wait until one ends.");
    }

    @Test
    void sessionsOfAnEarlierRunAreEndedWithOneClick() throws Exception {
        desk.left.addAll(List.of(new Left("s-0", HANGZHOU), new Left("s-1", HANGZHOU), new Left("s-gone", HANGZHOU)));
        count();
        assertThat(bands()).containsExactly("2 sessions in cn-hangzhou of an earlier run of this program still count.");
        desk.picture("quota-left");

        press("End 2 sessions");

        eventually(() -> bands().isEmpty());
        assertThat(desk.left).containsExactly(new Left("s-gone", HANGZHOU));
    }
}
