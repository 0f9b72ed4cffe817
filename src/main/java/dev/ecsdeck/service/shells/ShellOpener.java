package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.Pace;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import java.net.URI;
import java.util.function.Consumer;

/// Opens conversations; they come back at once and tell the listener how it goes, [ConversationState.Ended] last.
public interface ShellOpener {
    /// A shell with a ticket of its own, which ends with it.
    Channel open(TicketSource tickets, ShellOptions options, Consumer<ConversationState> listener);

    /// A shell at a session URL that somebody else asked for.
    Channel open(URI gateway, ShellOptions options, Consumer<ConversationState> listener);

    /// A shell's link, and what else its conversation knows.
    interface Channel {
        ShellLink link();

        Pace pace();

        /// Tries a waiting reconnect at once.
        void wake();
    }
}
