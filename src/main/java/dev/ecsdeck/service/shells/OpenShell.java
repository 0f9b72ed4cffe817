package dev.ecsdeck.service.shells;

import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.Signal;
import java.time.Instant;
import java.util.Optional;

/// A shell that was opened and not yet closed: it may be on its way, open, resuming, or ended and waiting for a
/// reconnect. Thread-safe; nothing here blocks but [#close].
public interface OpenShell extends AutoCloseable {
    /// Unlike any other of this run of the program; counts from 1.
    long number();

    /// What was asked for; empty for a shell at a given session URL.
    Optional<ShellRequest> request();

    Signal<ShellState> state();

    /// The bytes. There from the start: what is typed early waits. Another one after each [#reconnect]; the old one
    /// has then ended.
    Signal<ShellLink> link();

    /// The figures now.
    ShellVitals vitals();

    /// The service's number for the session, once it has one.
    Optional<String> sessionId();

    /// When it was first opened.
    Instant opened();

    /// Whether its bytes are encrypted a second time, up to the agent.
    boolean isEncrypted();

    /// Whether a dropped connection loses nothing.
    boolean isResumable();

    /// Opens it anew when it has ended, or tries at once when it waits to resume. Else does nothing.
    void reconnect();

    /// Ends the session, also with the service, and leaves the list. Waits two seconds at most; may come twice.
    @Override
    void close();

    /// The instance it is on; empty for a shell at a given session URL.
    default Optional<Instance> instance() {
        return request().map(ShellRequest::instance);
    }
}
