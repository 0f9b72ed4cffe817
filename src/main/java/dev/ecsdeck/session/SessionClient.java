package dev.ecsdeck.session;

import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Opens channels. Each comes back at once and connects on a thread of its own: what is written meanwhile is kept,
/// and how it goes is told to the listener (on that thread, in order, with no lock held), whose last news is always
/// [ConversationState.Ended]. Thread-safe.
public final class SessionClient {
    private final OkHttpClient http;
    private final Workers workers;

    /// @param http proxy, trust and dispatcher are taken from it; compression, redirects and pings are set here
    public SessionClient(OkHttpClient http, Workers workers) {
        this.http = http;
        this.workers = workers;
    }

    /// Opens a shell with a ticket of its own, which the channel ends when it closes.
    public ShellChannel openShell(TicketSource tickets, ShellOptions options, Consumer<ConversationState> listener) {
        return shell(new OwnTicket(tickets), options, listener);
    }

    /// Opens a shell at a session URL that somebody else asked for; nobody is told of its end but the gateway.
    public ShellChannel openShell(URI gateway, ShellOptions options, Consumer<ConversationState> listener) {
        return shell(lent(() -> Route.of(gateway, "")), options, listener);
    }

    /// Opens a channel to the ticket's port. The ticket stays its owner's: one serves many channels.
    public PortChannel openPort(SessionTicket ticket, PortOptions options, Consumer<ConversationState> listener) {
        return port(lent(() -> Route.of(ticket)), options, listener);
    }

    /// Opens a channel to a port at a session URL that somebody else asked for.
    public PortChannel openPort(URI gateway, PortOptions options, Consumer<ConversationState> listener) {
        return port(lent(() -> Route.of(gateway, "")), options, listener);
    }

    private ShellChannel shell(Conversation.Entry entry, ShellOptions options, Consumer<ConversationState> listener) {
        return new ShellChannel(converse(entry, Manner.of(options), listener));
    }

    private PortChannel port(Conversation.Entry entry, PortOptions options, Consumer<ConversationState> listener) {
        return new PortChannel(converse(entry, Manner.of(options), listener));
    }

    private Conversation converse(Conversation.Entry entry, Manner manner, Consumer<ConversationState> listener) {
        Backoff backoff = new Backoff(new SplittableRandom());
        Conversation conversation = new Conversation(http, workers, entry, manner, backoff, listener);
        conversation.start();
        return conversation;
    }

    private interface Routes {
        Route route() throws ProblemException;
    }

    private static Conversation.Entry lent(Routes routes) {
        return new Conversation.Entry() {
            @Override
            public Route open() throws ProblemException {
                return routes.route();
            }

            @Override
            public void close() {
                // Its owner ends it.
            }
        };
    }

    /// Used by the conversation's own thread alone.
    private static final class OwnTicket implements Conversation.Entry {
        private final TicketSource tickets;
        private @Nullable SessionTicket ticket;

        OwnTicket(TicketSource tickets) {
            this.tickets = tickets;
        }

        @Override
        public Route open() throws ProblemException {
            SessionTicket started = tickets.start();
            ticket = started;
            return Route.of(started);
        }

        @Override
        public void close() {
            if (ticket != null) {
                tickets.end(ticket);
                ticket = null;
            }
        }
    }
}
