package dev.ecsdeck.session;

import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import dev.ecsdeck.problem.Problem.Hop;
import org.jspecify.annotations.Nullable;

/// What the end of one socket means for the conversation. The sample web client resumes after 1012 and 1005; an
/// abrupt end and status 8 are taken the same way, a close with 1000 is the end.
///
/// @param again whether the socket was an attempt to take the channel up again
/// @param mayClose whether a close with 1000 and no other word is an end like any other: a port's would be taken for
///     the end of what the target sends
record Aftermath(String host, boolean again, boolean mayClose, boolean agreeing, Ledger ledger) {
    private static final int NORMAL = 1000;
    private static final int PROXY_SIGN_IN = 407;
    private static final int TOO_MANY = 429;
    private static final int SERVER_TROUBLE = 500;

    /// @return how the conversation ends; null if it goes on with another socket
    @Nullable
    Ending of(SocketEnd end) {
        return switch (end) {
            case SocketEnd.Broken(Problem.GatewayBroken problem) -> Ending.failed(problem);
            case SocketEnd.Refused(int status) -> refused(status);
            case SocketEnd.Closed(int code)
            when code == NORMAL -> mayClose ? Ending.exited() : Ending.failed(new Problem.SessionEnded("Closed", ""));
            case SocketEnd.Closed(int code) -> dropped(new Problem.Unreachable(host, Hop.BROKEN, "closed: " + code));
            case SocketEnd.Failed(Problem problem) -> dropped(problem);
            case SocketEnd.Frozen() -> dropped(new Problem.SessionLost(Lost.OLD_PROTOCOL));
        };
    }

    private @Nullable Ending refused(int status) {
        if (again && (status >= SERVER_TROUBLE || status == TOO_MANY)) {
            return null;
        }
        if (again) {
            return Ending.failed(new Problem.SessionLost(Lost.REATTACH_REFUSED));
        }
        return Ending.failed(
                status == PROXY_SIGN_IN
                        ? new Problem.Unreachable(host, Hop.PROXY_SIGN_IN, "HTTP 407")
                        : new Problem.GatewayRefused(host, status));
    }

    private @Nullable Ending dropped(Problem problem) {
        if (!ledger.hasMetPeer()) {
            return Ending.failed(problem);
        }
        if (!ledger.hasResume()) {
            return Ending.failed(new Problem.SessionLost(Lost.OLD_PROTOCOL));
        }
        if (agreeing) {
            return Ending.failed(
                    new Problem.EncryptionRefused(EncryptionFault.HANDSHAKE, "the connection dropped meanwhile"));
        }
        return ledger.isComplete() ? null : Ending.failed(new Problem.SessionLost(Lost.NOT_RESUMABLE));
    }
}
