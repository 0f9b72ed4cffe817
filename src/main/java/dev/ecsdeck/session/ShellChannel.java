package dev.ecsdeck.session;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;

/// A shell on an instance. What is written before it is there waits and is not lost; a dropped socket is taken up
/// again without an end. Reading returns -1 after the shell's exit, and throws with a
/// [dev.ecsdeck.problem.ProblemException] as cause when the session broke. Thread-safe as a [dev.ecsdeck.link.Link]
/// is.
public final class ShellChannel implements ShellLink {
    private final Conversation conversation;

    ShellChannel(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return conversation.read(buffer, offset, length);
    }

    /// Takes the bytes as typed. Waits only while 256 KiB wait to be sent; a program that reads and prints nothing
    /// does not stop it.
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        conversation.write(bytes, offset, length);
    }

    @Override
    public void resize(ScreenSize size) {
        conversation.resize(size);
    }

    /// A shell has no half-close: refuses more input, and what was typed still goes out.
    @Override
    public void closeOutput() throws IOException {
        conversation.finishOutput();
    }

    /// Says close to the far side, closes the socket, and ends the ticket, within two seconds in all. Returns at once
    /// when called by the listener.
    @Override
    public void close() {
        conversation.close();
    }

    /// The machine woke or the network changed: a waiting reconnect is tried at once.
    public void wake() {
        conversation.wake();
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
