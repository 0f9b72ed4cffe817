package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens shells and owns every one that is alive.
public final class ShellService implements AutoCloseable {
    /// How long the end of all shells together may take.
    public static final Duration CLOSING = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ShellService.class);

    private final ShellOpener opener;
    private final Supplier<SessionDesk> desk;
    private final Workers workers;
    private final AtomicLong numbers = new AtomicLong();
    private final SignalSource<List<OpenShell>> shells = new SignalSource<>(List.of());

    /// @param desk the cloud of the account in use; a shell keeps to the one it was opened with
    public ShellService(ShellOpener opener, Supplier<SessionDesk> desk, Workers workers) {
        this.opener = opener;
        this.desk = desk;
        this.workers = workers;
    }

    /// Those opened and not yet closed, in the order of their opening.
    public Signal<List<OpenShell>> shells() {
        return shells;
    }

    /// Opens a shell; comes back at once. How it goes is in its state.
    public OpenShell open(ShellRequest request) {
        SessionDesk chosen = desk.get();
        ShellOptions options = new ShellOptions(
                "shell-" + request.instance().id(),
                request.size(),
                request.encryption() == ShellRequest.Encryption.AUTO,
                request.idleCut());
        return add(
                Optional.of(request),
                request.idleCut(),
                (sessionId, listener) -> opener.open(tickets(chosen, request, sessionId), options, listener));
    }

    /// Opens a shell at a session URL that was got elsewhere.
    public OpenShell openAt(URI gateway, ScreenSize size, Optional<Duration> idleCut) {
        ShellOptions options = new ShellOptions("shell-url", size, false, idleCut);
        return add(Optional.empty(), idleCut, (_, listener) -> opener.open(gateway, options, listener));
    }

    private OpenShell add(Optional<ShellRequest> request, Optional<Duration> idleCut, LiveShell.Start start) {
        LiveShell shell = new LiveShell(numbers.incrementAndGet(), request, idleCut, start, this::forget, workers);
        shells.update(now -> {
            List<OpenShell> more = new ArrayList<>(now);
            more.add(shell);
            return List.copyOf(more);
        });
        return shell;
    }

    private void forget(LiveShell closed) {
        shells.update(now -> now.stream().filter(shell -> shell != closed).toList());
    }

    private static TicketSource tickets(SessionDesk desk, ShellRequest request, Consumer<String> sessionId) {
        return new TicketSource() {
            @Override
            public SessionTicket start() throws ProblemException {
                SessionTicket ticket = desk.start(request);
                sessionId.accept(ticket.sessionId());
                return ticket;
            }

            @Override
            public void end(SessionTicket ticket) {
                try {
                    desk.end(ticket);
                } catch (ProblemException stillThere) {
                    LOG.warn("session {} was not ended with the service", ticket.sessionId(), stillThere);
                }
            }
        };
    }

    /// The machine woke, or the network changed: every waiting reconnect is tried at once.
    public void wake() {
        shells.value().stream()
                .filter(shell -> shell.state().value() instanceof ShellState.Resuming)
                .forEach(OpenShell::reconnect);
    }

    /// Ends all of them side by side, within [#CLOSING].
    @Override
    public void close() {
        List<OpenShell> all = shells.value();
        CountDownLatch open = new CountDownLatch(all.size());
        for (OpenShell shell : all) {
            workers.start("shell-close-" + shell.number(), () -> {
                try {
                    shell.close();
                } finally {
                    open.countDown();
                }
            });
        }
        Workers.Wakeup limit = workers.after(CLOSING, () -> all.forEach(_ -> open.countDown()));
        try {
            open.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            limit.cancel();
        }
    }
}
