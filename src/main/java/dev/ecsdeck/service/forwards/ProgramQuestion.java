package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.model.ForwardRule;
import java.nio.file.Path;

/// Asks a person whether a program may use a forward. Blocks until there is an answer; interrupted, it answers no.
public interface ProgramQuestion {
    Answer mayConnect(ForwardRule rule, Path program);
}
