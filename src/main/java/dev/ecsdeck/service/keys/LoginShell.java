package dev.ecsdeck.service.keys;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.service.shells.ShellVitals;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A shell over a login, as a terminal's tab knows shells. It holds the login until it is closed, so that another
/// shell in its place needs no new key; when the login is gone, it asks for another one.
public final class LoginShell implements OpenShell {
    /// The longest that the service lets a session live.
    private static final Duration LONGEST_LIFE = Duration.ofHours(3);

    private final long number;
    private final ShellRequest request;
    private final Relogin relogin;
    private final Workers workers;
    private final Instant opened;
    private final SignalSource<ShellState> state;
    private final SignalSource<LateLink> current;
    private final Object lock = new Object();
    // Guarded by lock.
    private LiveLogin.Hold hold;
    private boolean closed;

    /// Asks for another login like the one before, which may take a person; `then` is called if it comes about.
    @FunctionalInterface
    public interface Relogin {
        void ask(LoginRequest like, Consumer<LiveLogin> then);
    }

    /// Opens shells, and numbers them.
    public static final class Opener {
        private final Workers workers;
        private final AtomicLong numbers = new AtomicLong();

        public Opener(Workers workers) {
            this.workers = workers;
        }

        /// Comes back at once. How it goes is in the shell's state.
        ///
        /// @param request the instance and the screen's size; what else it says means nothing to an SSH server
        public LoginShell open(LiveLogin login, ShellRequest request, Relogin relogin) {
            LoginShell shell = new LoginShell(numbers.incrementAndGet(), login, request, relogin, workers);
            shell.begin(shell.current.value());
            return shell;
        }
    }

    private LoginShell(long number, LiveLogin login, ShellRequest request, Relogin relogin, Workers workers) {
        this.number = number;
        this.request = request;
        this.relogin = relogin;
        this.workers = workers;
        this.opened = workers.clock().instant();
        this.hold = login.hold();
        this.state = new SignalSource<>(asking());
        this.current = new SignalSource<>(fresh(request.size()));
    }

    private ShellState asking() {
        return new ShellState.Opening(List.of(new ShellState.StageMark(
                ShellState.Stage.WAITING_FOR_SHELL, workers.clock().instant())));
    }

    private LateLink fresh(ScreenSize size) {
        LateLink[] itself = new LateLink[1];
        itself[0] = new LateLink(size, why -> end(itself[0], why.flatMap(this::problem)));
        return itself[0];
    }

    /// The login that carries it now.
    public LiveLogin over() {
        synchronized (lock) {
            return hold.login();
        }
    }

    private void begin(LateLink link) {
        LiveLogin login = over();
        workers.start("login-shell-" + request.instance().id(), () -> {
            try {
                ShellLink shell = login.openShell(link.size());
                state.set(new ShellState.Open(List.of(), login.since()));
                link.stands(shell);
            } catch (ProblemException failed) {
                link.close();
                end(link, Optional.of(login.isOpen() ? failed.problem() : broken()));
            } catch (IOException gone) {
                end(link, Optional.of(broken()));
            }
        });
    }

    private Problem broken() {
        return new Problem.SshFailed(
                Problem.SshFault.BROKEN, over().request().user().value(), "");
    }

    private Optional<Problem> problem(IOException why) {
        if (why instanceof LinkClosedException) {
            return Optional.empty();
        }
        return Optional.of(why.getCause() instanceof ProblemException named ? named.problem() : broken());
    }

    /// On whichever thread saw the end. A connection that broke ends its shells without a word of its own.
    private void end(LateLink which, Optional<Problem> why) {
        if (which != current.value()) {
            return;
        }
        Optional<Problem> told = why.isEmpty() && !over().isOpen() && !isClosed() ? Optional.of(broken()) : why;
        state.set(new ShellState.Ended(told, workers.clock().instant()));
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /// Another shell in place of the one that ended: over the same login while it stands, else over a new one.
    @Override
    public void reconnect() {
        if (!(state.value() instanceof ShellState.Ended) || isClosed()) {
            return;
        }
        LiveLogin login = over();
        if (login.isOpen()) {
            again();
        } else {
            relogin.ask(login.request(), this::adopt);
        }
    }

    private void adopt(LiveLogin next) {
        LiveLogin.Hold leaves;
        boolean late;
        synchronized (lock) {
            late = closed;
            leaves = late ? next.hold() : hold;
            hold = late ? hold : next.hold();
        }
        workers.start("login-let-go", leaves::close);
        if (!late) {
            again();
        }
    }

    private void again() {
        LateLink next = fresh(current.value().size());
        state.set(asking());
        current.set(next);
        begin(next);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Optional<ShellRequest> request() {
        return Optional.of(request);
    }

    @Override
    public Signal<ShellState> state() {
        return state;
    }

    @Override
    public Signal<ShellLink> link() {
        return current.map(link -> link);
    }

    /// A rate of zero: SSH over the session is paced below, where nothing here sees it.
    @Override
    public ShellVitals vitals() {
        LateLink link = current.value();
        LiveLogin login = over();
        Optional<Duration> lifeLeft = login.sessionId().map(_ -> {
            Duration left =
                    Duration.between(workers.clock().instant(), login.since().plus(LONGEST_LIFE));
            return left.isNegative() ? Duration.ZERO : left;
        });
        return new ShellVitals(
                0, ShellVitals.RateFrom.ASSUMED, Optional.empty(), lifeLeft, link.bytesIn(), link.bytesOut());
    }

    @Override
    public Optional<String> sessionId() {
        return over().sessionId();
    }

    @Override
    public Instant opened() {
        return opened;
    }

    /// SSH encrypts from here to the instance.
    @Override
    public boolean isEncrypted() {
        return true;
    }

    @Override
    public boolean isResumable() {
        return false;
    }

    @Override
    public void close() {
        LiveLogin.Hold last;
        synchronized (lock) {
            closed = true;
            last = hold;
        }
        current.value().close();
        last.close();
    }
}
