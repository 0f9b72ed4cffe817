package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Kind;

/// What the program returns to its caller.
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int CREDENTIALS = 3;
    static final int NOT_ALLOWED = 4;
    static final int NOT_READY = 5;
    static final int NETWORK = 6;
    static final int INTERRUPTED = 130;

    private ExitStatus() {}

    static int of(Kind kind) {
        return switch (kind) {
            case FAILED, LIMIT -> FAILED;
            case WRONG_USE -> WRONG_USE;
            case CREDENTIALS -> CREDENTIALS;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case NOT_READY -> NOT_READY;
            case NETWORK -> NETWORK;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
