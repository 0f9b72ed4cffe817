package dev.ecsdeck.service.forwards;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.PortOptions;
import java.util.function.Consumer;

/// Opens channels to ports; comes back at once and tells the listener how it goes, [ConversationState.Ended] last.
@FunctionalInterface
public interface PortOpener {
    Link openPort(SessionTicket ticket, PortOptions options, Consumer<ConversationState> listener);
}
