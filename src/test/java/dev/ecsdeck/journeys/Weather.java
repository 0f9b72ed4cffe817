package dev.ecsdeck.journeys;

import dev.ecsdeck.lab.faults.Direction;
import dev.ecsdeck.lab.faults.FaultScope;
import dev.ecsdeck.lab.faults.Harm;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.session.ConversationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Breaks one shell's connection again and again, each time in another way, drawn from a seed.
final class Weather {
    private static final int SERVICE_UNAVAILABLE = 503;
    /// How a socket may end so that a session survives it.
    private static final Strike[] ENDS = {
        Strike.ABRUPT, Strike.CLOSE_WITHOUT_CODE, Strike.RESTART, Strike.HALF_OPEN, Strike.CUT_SHORT
    };

    private final FaultScope faults;
    private final JourneyShell shell;
    private final SplittableRandom random;
    private final List<String> log = new ArrayList<>();

    /// What is wrong with the messages while the blow falls.
    private enum Wind {
        CALM,
        LOSE_OUTPUT,
        LOSE_INPUT,
        LOSE_BOTH,
        DOUBLE_OUTPUT,
        DOUBLE_INPUT,
        SHUFFLE_OUTPUT,
        SHUFFLE_INPUT,
        SLOW_OUTPUT,
        SLOW_INPUT,
        NO_ENTRY,
        BLOW_UPON_BLOW
    }

    Weather(FaultScope faults, JourneyShell shell, long seed) {
        this.faults = faults;
        this.shell = shell;
        this.random = new SplittableRandom(seed);
    }

    /// Breaks the connection, and lets it come back.
    void storm() {
        shell.awaitOpen();
        int before = shell.drops();
        Wind wind = Wind.values()[random.nextInt(Wind.values().length)];
        Strike end = ENDS[random.nextInt(ENDS.length)];
        log.add(wind + " " + end);
        blow(wind);
        awaitOutput(random.nextInt(2_000));
        strike(end);
        Patience.until(() -> "dropped: " + this, () -> shell.drops() > before || shell.isOver());
        Patience.pause(Duration.ofMillis(random.nextInt(25)));
        faults.clear();
        shell.awaitOpen();
        awaitOutput(1);
    }

    private void blow(Wind wind) {
        int count = random.nextInt(1, 6);
        switch (wind) {
            case CALM -> {}
            case LOSE_OUTPUT -> faults.next(Direction.TO_CLIENT, Harm.DROP, count);
            case LOSE_INPUT -> faults.next(Direction.FROM_CLIENT, Harm.DROP, count);
            case LOSE_BOTH ->
                faults.sometimes(Direction.FROM_CLIENT, Harm.DROP, 0.2).sometimes(Direction.TO_CLIENT, Harm.DROP, 0.2);
            case DOUBLE_OUTPUT -> faults.sometimes(Direction.TO_CLIENT, Harm.DUPLICATE, 0.5);
            case DOUBLE_INPUT -> faults.sometimes(Direction.FROM_CLIENT, Harm.DUPLICATE, 0.5);
            case SHUFFLE_OUTPUT -> faults.sometimes(Direction.TO_CLIENT, Harm.REORDER, 0.5);
            case SHUFFLE_INPUT -> faults.sometimes(Direction.FROM_CLIENT, Harm.REORDER, 0.5);
            case SLOW_OUTPUT -> faults.delay(Direction.TO_CLIENT, Duration.ofMillis(count));
            case SLOW_INPUT -> faults.delay(Direction.FROM_CLIENT, Duration.ofMillis(count));
            case NO_ENTRY -> faults.refuseUpgrades(SERVICE_UNAVAILABLE);
            case BLOW_UPON_BLOW -> faults.cutAfter(1, 4, count, Strike.ABRUPT, Strike.RESTART);
        }
    }

    private void strike(Strike end) {
        faults.strike(end);
        if (end == Strike.HALF_OPEN) {
            // Pings find a dead socket within 40 s; here the network does it sooner.
            Patience.pause(Duration.ofMillis(random.nextInt(1, 60)));
            faults.strike(Strike.ABRUPT);
        }
    }

    /// Lets so many bytes more come, unless the wind holds them back.
    private void awaitOutput(int bytes) {
        int wanted = shell.size() + bytes;
        long deadline = System.nanoTime() + Duration.ofMillis(60).toNanos();
        while (shell.size() < wanted && System.nanoTime() - deadline < 0 && !shell.isOver()) {
            Patience.pause(Duration.ofMillis(1));
        }
    }

    /// The last blows, and how it stands now.
    @Override
    public String toString() {
        return log.subList(Math.max(0, log.size() - 3), log.size()) + " " + shell.state()
                + (shell.state() instanceof ConversationState.Ended ? " at blow " + log.size() : "");
    }
}
