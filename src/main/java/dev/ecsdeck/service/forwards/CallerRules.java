package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.AccessPolicy;
import dev.ecsdeck.forward.CallerCheck;
import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.model.ForwardRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// Who may use a rule's port, and who is asked where that is not said. Thread-safe.
final class CallerRules {
    private final PeerLookup peers;
    private final Memory memory;
    private volatile ProgramQuestion question = (_, _) -> Answer.NO;

    /// Where an answer for always is kept.
    interface Memory {
        void keep(String ruleId, Path program, Answer answer);
    }

    CallerRules(PeerLookup peers, Memory memory) {
        this.peers = peers;
        this.memory = memory;
    }

    void askWith(ProgramQuestion asker) {
        question = asker;
    }

    AccessPolicy of(ForwardRule rule) {
        if (rule.exposure() == ForwardRule.Exposure.ANYONE_ON_THE_NETWORK) {
            return AccessPolicy.OPEN;
        }
        if (rule.callers() == ForwardRule.Callers.ALL) {
            return CallerCheck.ofOwnPrograms(peers);
        }
        Map<Path, Answer> known = rule.programs().entrySet().stream()
                .collect(Collectors.toMap(
                        answer -> Path.of(answer.getKey()),
                        answer -> answer.getValue() ? Answer.ALWAYS_YES : Answer.ALWAYS_NO));
        return CallerCheck.ofAllowedPrograms(peers, program -> ask(rule, program), known);
    }

    private Answer ask(ForwardRule rule, Path program) {
        Answer answer = question.mayConnect(rule, program);
        if (answer == Answer.ALWAYS_YES || answer == Answer.ALWAYS_NO) {
            memory.keep(rule.id(), program, answer);
        }
        return answer;
    }
}
