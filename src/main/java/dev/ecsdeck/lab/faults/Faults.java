package dev.ecsdeck.lab.faults;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.work.Workers;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Everything that is to go wrong in one Lab: rules that stay until they are cleared, and blows that fall at once.
///
/// Chance comes from one seed, so that a run can be had again. Thread-safe.
public final class Faults {
    private static final long SEED = 0x5EED;

    private final Workers workers;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    /// Guarded by itself.
    private final SplittableRandom random;
    private volatile Reach reach = (_, _) -> 0;

    public Faults(Workers workers) {
        this(workers, SEED);
    }

    public Faults(Workers workers, long seed) {
        this.workers = workers;
        this.random = new SplittableRandom(seed);
    }

    /// Faults for every session.
    public FaultScope everywhere() {
        return new FaultScope(this, _ -> true);
    }

    /// Faults for the sessions on one machine.
    public FaultScope on(Machine machine) {
        return new FaultScope(this, victim -> victim.machine().equals(machine.id()));
    }

    /// Faults for one session.
    public FaultScope on(String sessionId) {
        return new FaultScope(this, victim -> victim.sessionId().equals(sessionId));
    }

    /// Lets everything go well again. What was struck stays struck.
    public void clear() {
        rules.clear();
    }

    /// Whoever opens sockets says so once.
    public void reachThrough(Reach holder) {
        reach = holder;
    }

    /// What happens to the messages of a new socket.
    public Gate gate(Victim victim) {
        synchronized (random) {
            return new Gate(victim, rules, random.split(), workers);
        }
    }

    /// The HTTP status that refuses a socket, if one does; 0 means that no answer comes at all.
    public OptionalInt refusal(Victim victim) {
        return rules.stream()
                .filter(rule -> rule.covers(victim))
                .mapMultiToInt((rule, out) -> {
                    if (rule.fault() instanceof Fault.Refuse refuse) {
                        out.accept(refuse.status());
                    }
                })
                .findFirst();
    }

    /// Whether the session's URL counts as expired for new sockets.
    public boolean isExpired(Victim victim) {
        return rules.stream().anyMatch(rule -> rule.fault() instanceof Fault.Expire && rule.covers(victim));
    }

    void add(Rule rule) {
        rules.add(rule);
    }

    void remove(Predicate<Victim> whom) {
        rules.removeIf(rule -> rule.whom().equals(whom));
    }

    int strike(Predicate<Victim> whom, Strike how) {
        return reach.strike(whom, how);
    }
}
