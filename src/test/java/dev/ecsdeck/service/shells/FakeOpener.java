package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.Pace;
import dev.ecsdeck.session.ShellOptions;
import dev.ecsdeck.session.TicketSource;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Conversations that go as the test says.
final class FakeOpener implements ShellOpener {
    final List<FakeChannel> channels = new ArrayList<>();

    @Override
    public synchronized FakeChannel open(
            TicketSource tickets, ShellOptions options, Consumer<ConversationState> listener) {
        FakeChannel channel = new FakeChannel(tickets, options, listener);
        channels.add(channel);
        return channel;
    }

    @Override
    public synchronized FakeChannel open(URI gateway, ShellOptions options, Consumer<ConversationState> listener) {
        FakeChannel channel = new FakeChannel(null, options, listener);
        channels.add(channel);
        return channel;
    }

    FakeChannel last() {
        return channels.getLast();
    }

    static final class FakeChannel implements Channel, ShellLink {
        final @Nullable TicketSource tickets;
        final ShellOptions options;
        final Consumer<ConversationState> listener;
        volatile CountDownLatch closing = new CountDownLatch(0);
        final AtomicInteger wakes = new AtomicInteger();
        final AtomicInteger closes = new AtomicInteger();

        @Nullable
        SessionTicket ticket;

        FakeChannel(@Nullable TicketSource tickets, ShellOptions options, Consumer<ConversationState> listener) {
            this.tickets = tickets;
            this.options = options;
            this.listener = listener;
        }

        void tell(ConversationState news) {
            listener.accept(news);
        }

        @Override
        public ShellLink link() {
            return this;
        }

        @Override
        public Pace pace() {
            return new Pace(200_000, Pace.Origin.ASSUMED);
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = 'x';
            return 1;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (closes.get() > 0) {
                throw new LinkClosedException("closed");
            }
        }

        @Override
        public void resize(ScreenSize size) {
            // Sizes are the session's own affair.
        }

        @Override
        public void closeOutput() {
            // A shell has no half-close.
        }

        @Override
        public void close() {
            try {
                closing.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            closes.incrementAndGet();
        }
    }
}
