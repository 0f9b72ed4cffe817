package dev.ecsdeck.cloud;

import dev.ecsdeck.model.SessionTicket;

/// Told of sessions that the service gave and took back; on the thread that asked for it.
public interface SessionWitness {
    /// Nobody listens.
    SessionWitness NONE = new SessionWitness() {
        @Override
        public void begun(SessionTicket ticket) {
            // Nobody listens.
        }

        @Override
        public void ended(String sessionId) {
            // Nobody listens.
        }

        @Override
        public void notEnded(String sessionId) {
            // Nobody listens.
        }
    };

    void begun(SessionTicket ticket);

    void ended(String sessionId);

    /// The service did not take the end, or could not be reached.
    void notEnded(String sessionId);
}
