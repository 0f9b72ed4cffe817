package dev.ecsdeck.session;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState.Reason;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a conversation ended: what readers, writers and the listener are told.
record Ending(Reason reason, @Nullable ProblemException cause) {
    static Ending exited() {
        return new Ending(Reason.EXITED, null);
    }

    static Ending closedHere() {
        return new Ending(Reason.CLOSED_HERE, null);
    }

    static Ending failed(Problem problem) {
        return new Ending(Reason.FAILED, new ProblemException(problem));
    }

    boolean isOrderly() {
        return reason == Reason.EXITED;
    }

    boolean isOurs() {
        return reason == Reason.CLOSED_HERE;
    }

    ConversationState.Ended state() {
        return new ConversationState.Ended(reason, Optional.ofNullable(cause).map(ProblemException::problem));
    }

    /// What a reader gets when all bytes are read.
    int atEndOfInput() throws IOException {
        return switch (reason) {
            case EXITED -> -1;
            case CLOSED_HERE -> throw new LinkClosedException("closed on this side");
            case FAILED -> throw new IOException("the session broke", cause);
        };
    }

    /// What a writer gets.
    LinkClosedException refusal() {
        return cause == null
                ? new LinkClosedException("the session is over")
                : new LinkClosedException("the session broke", cause);
    }
}
