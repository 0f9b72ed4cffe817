package dev.ecsdeck.journeys;

import dev.ecsdeck.lab.faults.Direction;
import dev.ecsdeck.lab.faults.FaultScope;
import dev.ecsdeck.lab.faults.Harm;
import dev.ecsdeck.lab.faults.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;

/// What a gateway does wrong with the sockets of forwards: each kind in its turn, and at its end every socket that is
/// open breaks. Messages towards the gateway are held up and never harmed: in 1.01 nobody answers for them.
final class Storm {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int FORBIDDEN = 403;
    private static final Strike[] ENDS = {
        Strike.ABRUPT,
        Strike.RESTART,
        Strike.CUT_SHORT,
        Strike.CLOSE_WITHOUT_CODE,
        Strike.CLOSE_NORMAL,
        Strike.GARBAGE_BYTES,
        Strike.SHORT_MESSAGE,
        Strike.TEXT
    };

    private final FaultScope faults;
    private final Lock calm;
    private final List<String> log = new ArrayList<>();
    private int broken;

    enum Wind {
        DROPS,
        DELAYS,
        DOUBLES,
        CUTS,
        REFUSES,
        SHUFFLES,
        EXPIRES,
        CALM
    }

    /// @param calm held while it blows
    Storm(FaultScope faults, Lock calm) {
        this.faults = faults;
        this.calm = calm;
    }

    /// Blows for a moment, breaks what is open, and lets everything go well again.
    void blow(int turn) {
        calm.lock();
        try {
            blowNow(turn);
        } finally {
            calm.unlock();
        }
    }

    private void blowNow(int turn) {
        Wind wind = Wind.values()[turn % Wind.values().length];
        Strike end = ENDS[turn % ENDS.length];
        log.add(wind + " " + end);
        switch (wind) {
            case DROPS -> faults.sometimes(Direction.TO_CLIENT, Harm.DROP, 0.02);
            case DELAYS ->
                faults.delay(Direction.TO_CLIENT, Duration.ofMillis(3))
                        .delay(Direction.FROM_CLIENT, Duration.ofMillis(2));
            case DOUBLES -> faults.sometimes(Direction.TO_CLIENT, Harm.DUPLICATE, 0.2);
            case CUTS -> faults.cutAfter(20, 200, 10, Strike.ABRUPT, Strike.RESTART);
            case REFUSES -> faults.refuseUpgrades(turn % 2 == 0 ? SERVICE_UNAVAILABLE : FORBIDDEN);
            case SHUFFLES -> faults.sometimes(Direction.TO_CLIENT, Harm.REORDER, 0.05);
            case EXPIRES -> faults.expireUrls();
            case CALM -> {}
        }
        Patience.pause(Duration.ofMillis(120));
        broken += faults.strike(end);
        Patience.pause(Duration.ofMillis(60));
        faults.clear();
        // Whoever came in between may wait for a message that was lost, which nothing would ever tell.
        broken += faults.strike(end);
    }

    /// Sockets that were broken so far.
    int broken() {
        return broken;
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
