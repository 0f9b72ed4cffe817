package dev.ecsdeck.lab.faults;

import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Where the messages of one socket pass by the faults. Thread-safe; each direction is used by one thread.
public final class Gate implements Traffic {
    private final Victim victim;
    private final List<Rule> rules;
    private final Workers workers;
    /// Guarded by this.
    private final SplittableRandom random;
    /// Messages that come after the next one; guarded by this.
    private final Map<Direction, byte[]> late = new EnumMap<>(Direction.class);
    /// Guarded by this.
    private int passed;
    /// Messages until the blow; 0 while none is planned; guarded by this.
    private int limit;
    /// The socket has had its blow; guarded by this.
    private boolean struck;
    private volatile Consumer<Strike> socket = _ -> {};

    Gate(Victim victim, List<Rule> rules, SplittableRandom random, Workers workers) {
        this.victim = victim;
        this.rules = rules;
        this.random = random;
        this.workers = workers;
    }

    /// Whom to strike when this socket's time has come.
    public void guard(Consumer<Strike> struck) {
        socket = struck;
    }

    @Override
    public List<byte[]> outgoing(byte[] message) throws InterruptedException {
        return pass(Direction.TO_CLIENT, message);
    }

    @Override
    public List<byte[]> incoming(byte[] message) throws InterruptedException {
        return pass(Direction.FROM_CLIENT, message);
    }

    private List<byte[]> pass(Direction direction, byte[] message) throws InterruptedException {
        if (rules.isEmpty()) {
            return List.of(message);
        }
        Duration wait = delay(direction);
        Pause.of(workers, wait);
        Optional<Strike> blow = blow();
        if (blow.isPresent()) {
            socket.accept(blow.get());
            if (blow.get() == Strike.ABRUPT || blow.get() == Strike.HALF_OPEN) {
                return List.of();
            }
        }
        return harmed(direction, message);
    }

    private Duration delay(Direction direction) {
        Duration total = Duration.ZERO;
        for (Rule rule : rules) {
            if (rule.fault() instanceof Fault.Delay(Direction met, Duration time)
                    && met == direction
                    && rule.covers(victim)) {
                total = total.plus(time);
            }
        }
        return total;
    }

    private synchronized Optional<Strike> blow() {
        for (Rule rule : rules) {
            if (rule.fault() instanceof Fault.Cut cut && !struck && rule.covers(victim)) {
                limit = limit == 0 ? random.nextInt(cut.least(), cut.most() + 1) : limit;
                passed++;
                if (passed >= limit && take(cut.left())) {
                    struck = true;
                    return Optional.of(cut.ways().get(random.nextInt(cut.ways().size())));
                }
            }
        }
        return Optional.empty();
    }

    private synchronized List<byte[]> harmed(Direction direction, byte[] message) {
        List<byte[]> result = new ArrayList<>();
        result.add(message);
        byte[] waiting = late.remove(direction);
        for (Rule rule : rules) {
            if (rule.fault() instanceof Fault.Messages(Direction met, Harm harm, double chance, AtomicInteger left)
                    && met == direction
                    && !result.isEmpty()
                    && rule.covers(victim)
                    && random.nextDouble() < chance
                    && take(left)) {
                harm(direction, harm, result);
            }
        }
        if (waiting != null) {
            result.add(waiting);
        }
        return result;
    }

    private void harm(Direction direction, Harm harm, List<byte[]> messages) {
        byte[] last = messages.getLast();
        switch (harm) {
            case DROP -> messages.removeLast();
            case DUPLICATE -> messages.add(last);
            case REORDER -> {
                messages.removeLast();
                late.put(direction, last);
            }
            case TRUNCATE -> messages.set(messages.size() - 1, Arrays.copyOf(last, random.nextInt(last.length)));
        }
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }
}
