package dev.ecsdeck.problem;

/// How the gateway broke the protocol.
public enum Breach {
    SHORT_HEADER,
    TOO_LONG,
    TEXT_MESSAGE,
    GARBAGE,
    FLOOD
}
