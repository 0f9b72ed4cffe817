package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.LinkOpener.SessionChoice;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Links to ports without a listener here, each over a session of its own. Thread-safe.
public final class SingleLinks implements AutoCloseable {
    private final Supplier<ForwardDesk> desk;
    private final PortOpener ports;
    private final UrlOpener urls;
    private final Workers workers;
    private final Set<SharedTickets> open = ConcurrentHashMap.newKeySet();

    /// Opens a channel at a session URL, as a [PortOpener] does with a ticket.
    @FunctionalInterface
    public interface UrlOpener {
        Link openPort(URI gateway, PortOptions options, Consumer<ConversationState> listener);
    }

    /// @param desk the cloud of the account in use
    public SingleLinks(Supplier<ForwardDesk> desk, PortOpener ports, UrlOpener urls, Workers workers) {
        this.desk = desk;
        this.ports = ports;
        this.urls = urls;
        this.workers = workers;
    }

    /// A link to the rule's target, ready for bytes. Its session ends with it.
    public Link connect(ForwardRule target) throws ProblemException {
        SharedTickets own = new SharedTickets(target, desk.get(), workers);
        open.add(own);
        try {
            Link link = new SessionLinks(target, own, ports).open(SessionChoice.FRESH);
            return new SessionLinks.LeasedLink(link, () -> open.remove(own));
        } catch (ProblemException refused) {
            open.remove(own);
            throw refused;
        }
    }

    /// A link at a session URL that somebody else asked for, ready for bytes; the session stays theirs.
    public Link connectAt(URI gateway) throws ProblemException {
        PortOptions options = PortOptions.of("port-url", OptionalInt.empty());
        return SessionLinks.opened(listener -> urls.openPort(gateway, options, listener));
    }

    /// Ends the sessions of links that are still open or on their way.
    @Override
    public void close() {
        open.forEach(SharedTickets::close);
    }
}
