package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.Pace;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.session.ShellChannel;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens shells over the real protocol.
///
/// @param client made at the first shell, since it brings the network with it
public record SessionOpener(Supplier<SessionClient> client) implements ShellOpener {
    @Override
    public Channel open(TicketSource tickets, ShellOptions options, Consumer<ConversationState> listener) {
        return new RealChannel(client.get().openShell(tickets, options, listener));
    }

    @Override
    public Channel open(URI gateway, ShellOptions options, Consumer<ConversationState> listener) {
        return new RealChannel(client.get().openShell(gateway, options, listener));
    }

    private record RealChannel(ShellChannel shell) implements Channel {
        @Override
        public ShellLink link() {
            return shell;
        }

        @Override
        public Pace pace() {
            return shell.pace();
        }

        @Override
        public void wake() {
            shell.wake();
        }
    }
}
