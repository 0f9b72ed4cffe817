package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Temporary keys that are fetched when they are first needed and again before they run out. One thread fetches; the
/// others use the old keys while they last, else wait for it. A renewal that fails does no harm while the old keys
/// are good. Thread-safe.
final class RenewingCredentials implements CredentialSource {
    /// As long before the end as the vendor's library does, but at most a quarter of a key's life.
    static final Duration AHEAD = Duration.ofMinutes(15);

    /// How long keys are believed in when nobody said.
    static final Duration UNKNOWN_LIFE = Duration.ofHours(1);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final String from;
    private final Fetch fetch;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fetched = lock.newCondition();

    // All guarded by lock.
    private @Nullable Credentials keys;
    private Instant renewAt = Instant.EPOCH;
    private Instant goodUntil = Instant.EPOCH;
    private boolean fetching;

    RenewingCredentials(String from, Fetch fetch, InstantSource clock) {
        this.from = from;
        this.fetch = fetch;
        this.clock = clock;
    }

    /// Gets fresh keys; may ask the network or a program.
    interface Fetch {
        Fresh fetch() throws ProblemException;
    }

    /// What was fetched, and until when it is good.
    record Fresh(Credentials keys, Optional<Instant> goodUntil) {
        static Fresh of(Credentials.StsToken token) {
            return new Fresh(token, token.expires());
        }
    }

    @Override
    public Credentials credentials() throws ProblemException {
        Optional<Credentials> present = presentOrMine();
        if (present.isPresent()) {
            return present.get();
        }
        boolean done = false;
        try {
            Fresh fresh = fetch.fetch();
            take(fresh);
            done = true;
            return fresh.keys();
        } catch (ProblemException failure) {
            done = true;
            return giveUp(failure);
        } finally {
            if (!done) {
                release();
            }
        }
    }

    /// The keys to use now; empty if this thread is to fetch, and nobody else then does.
    private Optional<Credentials> presentOrMine() throws ProblemException {
        lock.lock();
        try {
            while (true) {
                Instant now = clock.instant();
                if (keys != null && now.isBefore(renewAt)) {
                    return Optional.of(keys);
                }
                if (!fetching) {
                    fetching = true;
                    return Optional.empty();
                }
                if (keys != null && now.isBefore(goodUntil)) {
                    return Optional.of(keys);
                }
                fetched.await();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stop);
        } finally {
            lock.unlock();
        }
    }

    private void take(Fresh fresh) {
        lock.lock();
        try {
            Instant now = clock.instant();
            keys = fresh.keys();
            goodUntil = fresh.goodUntil().orElseGet(() -> now.plus(UNKNOWN_LIFE));
            Duration quarter = Duration.between(now, goodUntil).dividedBy(4);
            renewAt = goodUntil.minus(quarter.compareTo(AHEAD) < 0 ? quarter : AHEAD);
            fetching = false;
            fetched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Credentials giveUp(ProblemException failure) throws ProblemException {
        lock.lock();
        try {
            fetching = false;
            fetched.signalAll();
            Instant now = clock.instant();
            if (keys != null && now.isBefore(goodUntil)) {
                renewAt = now.plus(AFTER_A_FAILURE);
                return keys;
            }
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            fetching = false;
            fetched.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refused(Credentials used) {
        lock.lock();
        try {
            if (used.equals(keys)) {
                keys = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Instant> expires() {
        lock.lock();
        try {
            return keys == null ? Optional.empty() : Optional.of(goodUntil);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String describe() {
        return from;
    }

    @Override
    public String toString() {
        return "RenewingCredentials[" + from + ", secret]";
    }
}
