package dev.ecsdeck.session;

import dev.ecsdeck.link.Link;
import java.io.IOException;

/// One TCP connection of a forward. What is written before the target is there waits; what the target sends before
/// anyone reads is kept. Reading returns -1 when the agent tells that the target has ended (agents from build 1065;
/// older ones tell nobody). Thread-safe as a [Link] is.
public final class PortChannel implements Link {
    private final Conversation conversation;

    PortChannel(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return conversation.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        conversation.write(bytes, offset, length);
    }

    /// The wire has no half-close: refuses more bytes, and returns when what was written has gone out. Whoever owns
    /// the channel decides how long to wait for the answer from then on before [#close].
    @Override
    public void closeOutput() throws IOException {
        conversation.finishOutput();
    }

    /// Says close to the far side and closes the socket, within two seconds. The ticket stays its owner's.
    @Override
    public void close() {
        conversation.close();
    }

    /// The state last told to the listener.
    public ConversationState state() {
        return conversation.state();
    }

    /// The pace in force, and who set it.
    public Pace pace() {
        return conversation.pace();
    }
}
