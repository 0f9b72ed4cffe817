package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.ui.kit.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The beats of ages and countdowns, by a clock that is turned.
@Tag("ui")
class TickerTest {
    private final Theatre theatre = new Theatre();
    private final ManualWorkers workers = new ManualWorkers();
    private final Ticker ticker = new Ticker(workers);
    private final AtomicInteger beats = new AtomicInteger();
    private final Label label = Theatre.on(() -> new Label("12 s"));
    private final Stage stage = Theatre.on(() -> {
        Stage made = new Stage();
        made.setScene(new Scene(new StackPane(label)));
        return made;
    });

    @BeforeEach
    void show() {
        Theatre.does(stage::show);
    }

    @AfterEach
    void close() {
        Theatre.does(stage::hide);
        theatre.close();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            workers.advance(Duration.ofSeconds(1));
            Theatre.does(() -> {});
        }
    }

    @Test
    void aCountdownIsToldAtOnceAndThenEverySecond() {
        Theatre.does(() -> ticker.whileShown(label, beats::incrementAndGet));

        pass(3);

        assertThat(beats).hasValue(4);
    }

    @Test
    void agesAreToldAtOnceAndThenEveryTenSeconds() {
        Theatre.does(() -> ticker.agingWhileShown(label, beats::incrementAndGet));

        pass(30);

        assertThat(beats).hasValue(4);
    }

    @Test
    void allAgesChangeInTheSameBeat() {
        Label later = Theatre.on(() -> new Label("3 s"));
        AtomicInteger lateBeats = new AtomicInteger();
        Theatre.does(() -> ticker.agingWhileShown(label, beats::incrementAndGet));
        pass(7);
        Theatre.does(() -> {
            ((StackPane) stage.getScene().getRoot()).getChildren().add(later);
            ticker.agingWhileShown(later, lateBeats::incrementAndGet);
        });

        pass(3);

        assertThat(beats).hasValue(2);
        assertThat(lateBeats).hasValue(2);
    }

    @Test
    void aCountdownThatBeginsAmongAgesDoesNotWaitForThem() {
        Theatre.does(() -> ticker.agingWhileShown(stage.getScene().getRoot(), () -> {}));
        pass(2);
        Theatre.does(() -> ticker.whileShown(label, beats::incrementAndGet));

        pass(2);

        assertThat(beats).hasValue(3);
    }

    @Test
    void nothingWaitsForATimeWhenNothingIsShown() {
        Theatre.does(() -> ticker.whileShown(label, beats::incrementAndGet));
        pass(1);
        Theatre.does(stage::hide);
        pass(2);

        assertThat(beats).hasValue(2);
        assertThat(workers.waiting()).isZero();
    }
}
