package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginProgress.Step;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How one login stands: its stages, its key's time, what stopped it. No node. Toolkit's thread only.
final class LoginModel {
    /// The stages as they are shown, in this order.
    static final List<Step> STAGES =
            List.of(Step.KEY_MADE, Step.KEY_REGISTERED, Step.CONNECTED, Step.HOST_VERIFIED, Step.LOGGED_IN);

    /// How far the whole of it is.
    enum Phase {
        /// Nothing was tried, or it was stopped.
        IDLE,
        RUNNING,
        FAILED,
        DONE
    }

    /// How one stage stands.
    enum Standing {
        WAITING,
        UNDERWAY,
        DONE,
        FAILED
    }

    /// A stage with its time: what it took, or has taken so far.
    record Stage(Step step, Standing standing, Duration took) {}

    private final LoginDesk desk;
    private final Workers workers;
    private final Consumer<LiveLogin> arrived;
    private Runnable changed = () -> {};
    private Phase phase = Phase.IDLE;
    private final Map<Step, Duration> done = new EnumMap<>(Step.class);
    private Optional<Instant> goodUntil = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private String fingerprint = "";
    private boolean readThere;
    private List<String> keysRead = List.of();
    private long begun;
    private boolean registers = true;
    private @Nullable Run current;

    /// @param arrived is handed the login when it stands; whoever takes it owns it
    LoginModel(LoginDesk desk, Workers workers, Consumer<LiveLogin> arrived) {
        this.desk = desk;
        this.workers = workers;
        this.arrived = arrived;
    }

    void whenChanged(Runnable listener) {
        changed = listener;
    }

    Phase phase() {
        return phase;
    }

    Optional<Problem> problem() {
        return problem;
    }

    /// Until when the key counts; empty before it is registered.
    Optional<Instant> goodUntil() {
        return goodUntil;
    }

    String fingerprint() {
        return fingerprint;
    }

    /// Whether Cloud Assistant read the host's key on the instance itself.
    boolean isReadThere() {
        return readThere;
    }

    /// The fingerprints of the host's keys as Cloud Assistant read them; empty where it could not.
    List<String> keysRead() {
        return keysRead;
    }

    /// Whether the plugin was put there first.
    boolean hasInstalled() {
        return done.containsKey(Step.PLUGIN_INSTALLED);
    }

    /// Begins, with a fresh key; one under way is stopped.
    void start(LoginRequest request) {
        stop();
        done.clear();
        goodUntil = Optional.empty();
        problem = Optional.empty();
        fingerprint = "";
        readThere = false;
        keysRead = List.of();
        begun = workers.nanoTime();
        registers = registers(request);
        phase = Phase.RUNNING;
        Run run = new Run();
        current = run;
        run.thread = workers.start("login-" + request.instance().id(), () -> run.work(request));
        changed.run();
    }

    /// Whether a public key is registered for it: not for a password, nor on a host behind with an own key.
    private static boolean registers(LoginRequest request) {
        return switch (request.proof()) {
            case LoginProof.Temporary _ -> true;
            case LoginProof.AgentKey _, LoginProof.KeyFile _ -> request.behind().isEmpty();
            case LoginProof.Password _ -> false;
        };
    }

    /// Whether there is a key whose seconds count.
    boolean hasRing() {
        return registers;
    }

    /// Stops what is under way; a login that comes nevertheless is closed.
    void stop() {
        Run run = current;
        current = null;
        if (run != null && phase == Phase.RUNNING) {
            phase = Phase.IDLE;
            done.clear();
            goodUntil = Optional.empty();
            Thread working = run.thread;
            if (working != null) {
                working.interrupt();
            }
            changed.run();
        }
    }

    /// The stages in their order.
    List<Stage> stages() {
        Duration now = Duration.ofNanos(workers.nanoTime() - begun);
        boolean[] failureTold = {phase != Phase.FAILED};
        return STAGES.stream()
                .filter(step -> registers || step != Step.KEY_REGISTERED)
                .map(step -> {
                    Stage stage = stage(step, now);
                    if (stage.standing() != Standing.UNDERWAY || phase == Phase.RUNNING) {
                        return stage;
                    }
                    Standing instead = failureTold[0] ? Standing.WAITING : Standing.FAILED;
                    failureTold[0] = true;
                    return new Stage(step, instead, Duration.ZERO);
                })
                .toList();
    }

    private Stage stage(Step step, Duration now) {
        Optional<Duration> began = beginOf(step);
        Optional<Duration> ended = Optional.ofNullable(done.get(step));
        if (ended.isPresent() && began.isPresent()) {
            return new Stage(step, Standing.DONE, notNegative(ended.get().minus(began.get())));
        }
        boolean begunIt = began.isPresent() && phase != Phase.IDLE;
        return begunIt
                ? new Stage(step, Standing.UNDERWAY, notNegative(now.minus(began.get())))
                : new Stage(step, Standing.WAITING, Duration.ZERO);
    }

    /// When a stage could begin, since the login did: registering and connecting go side by side.
    private Optional<Duration> beginOf(Step step) {
        return switch (step) {
            case KEY_MADE, CONNECTED -> Optional.of(Duration.ZERO);
            case KEY_REGISTERED, PLUGIN_INSTALLED -> Optional.ofNullable(done.get(Step.KEY_MADE));
            case HOST_VERIFIED ->
                Optional.ofNullable(done.get(registers ? Step.KEY_REGISTERED : Step.KEY_MADE))
                        .flatMap(registered -> Optional.ofNullable(done.get(Step.CONNECTED))
                                .map(connected -> connected.compareTo(registered) > 0 ? connected : registered));
            case LOGGED_IN -> Optional.ofNullable(done.get(Step.HOST_VERIFIED));
        };
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /// One attempt; what it tells after it was given up means nothing.
    private final class Run implements LoginProgress {
        private @Nullable Thread thread;

        void work(LoginRequest request) {
            try {
                LiveLogin login = desk.logIn(request, this);
                FxWork.later(() -> arrive(login));
            } catch (ProblemException failed) {
                tell(() -> fail(failed.problem()));
            }
        }

        private void arrive(LiveLogin login) {
            if (this != current) {
                workers.start("login-unwanted", login::close);
                return;
            }
            current = null;
            phase = Phase.DONE;
            changed.run();
            arrived.accept(login);
        }

        private void fail(Problem why) {
            current = null;
            phase = Phase.FAILED;
            problem = Optional.of(why);
        }

        private void tell(Runnable news) {
            FxWork.later(() -> {
                if (this == current) {
                    news.run();
                    changed.run();
                }
            });
        }

        @Override
        public void done(Step step, Duration took) {
            tell(() -> done.put(step, took));
        }

        @Override
        public void keyGoodUntil(Instant end) {
            tell(() -> goodUntil = Optional.of(end));
        }

        @Override
        public void hostVerified(String shown, boolean there) {
            tell(() -> {
                fingerprint = shown;
                readThere = there;
            });
        }

        @Override
        public void hostKeysRead(List<String> fingerprints) {
            tell(() -> keysRead = fingerprints);
        }
    }
}
