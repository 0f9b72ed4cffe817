package dev.ecsdeck.lab.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Faults for some sessions. Rules add up and meet sockets that are already open; [#clear] takes back those that came
/// from this scope.
public final class FaultScope {
    private final Faults faults;
    private final Predicate<Victim> whom;

    FaultScope(Faults faults, Predicate<Victim> whom) {
        this.faults = faults;
        this.whom = whom;
    }

    /// Harms messages by chance.
    ///
    /// @param chance from 0 to 1, for each message
    public FaultScope sometimes(Direction direction, Harm harm, double chance) {
        return add(new Fault.Messages(direction, harm, chance, new AtomicInteger(Integer.MAX_VALUE)));
    }

    /// Harms the next `count` messages.
    public FaultScope next(Direction direction, Harm harm, int count) {
        return add(new Fault.Messages(direction, harm, 1, new AtomicInteger(count)));
    }

    /// Holds each message up.
    public FaultScope delay(Direction direction, Duration time) {
        return add(new Fault.Delay(direction, time));
    }

    /// Strikes each socket after some of its messages, `times` times in all, and the message with it where the blow
    /// is [Strike#ABRUPT] or [Strike#HALF_OPEN].
    ///
    /// @param least messages of a socket, both ways, before the blow falls
    /// @param most messages of a socket, both ways, before the blow falls
    /// @param ways one of them each time, by chance
    public FaultScope cutAfter(int least, int most, int times, Strike... ways) {
        return add(new Fault.Cut(least, most, List.of(ways), new AtomicInteger(times)));
    }

    /// Answers every new socket with this HTTP status; reattaching ones too.
    public FaultScope refuseUpgrades(int status) {
        return add(new Fault.Refuse(status));
    }

    /// Takes new connections and says nothing on them.
    public FaultScope ignoreUpgrades() {
        return add(new Fault.Refuse(0));
    }

    /// Lets the URLs count as expired.
    public FaultScope expireUrls() {
        return add(new Fault.Expire());
    }

    /// Strikes every socket that is open now.
    ///
    /// @return how many there were
    public int strike(Strike how) {
        return faults.strike(whom, how);
    }

    /// Takes this scope's rules back.
    public void clear() {
        faults.remove(whom);
    }

    private FaultScope add(Fault fault) {
        faults.add(new Rule(whom, fault));
        return this;
    }
}
