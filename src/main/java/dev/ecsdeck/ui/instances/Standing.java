package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How an instance stands, for those who want a shell on it: a mark, a few words for a row and a sentence that says
/// why and what now.
///
/// @param mark the shape
/// @param key ends the keys `instances.standing.*` and `instances.why.*`
/// @param age of the fact, where it has one
/// @param version the agent's, where the sentence names it; of a refusal its code
public record Standing(Mark mark, String key, Optional<Instant> age, String version) {
    /// How `instance` stands.
    ///
    /// @param isOn whether Session Manager is on for the account, as far as is known
    /// @param refusal how the service answered when a session was asked for last
    static Standing of(Instance instance, boolean isOn, Optional<Refusal> refusal) {
        if (instance.state() != InstanceState.RUNNING) {
            return plain(Mark.STOPPED, instance.state().name().toLowerCase(Locale.ROOT));
        }
        if (!isOn) {
            return plain(Mark.DENIED, "off");
        }
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        return switch (instance.agent()) {
            case AgentStatus.Online online ->
                new Standing(
                        Mark.ONLINE,
                        "online",
                        online.lastSeen().or(() -> Optional.of(instance.seen())),
                        online.version().toString());
            case AgentStatus.Outdated old ->
                new Standing(
                        Mark.CARE,
                        "outdated",
                        Optional.empty(),
                        old.version().map(Object::toString).orElse("?"));
            case AgentStatus.Silent silent ->
                new Standing(
                        Mark.CARE,
                        "silent",
                        silent.lastSeen(),
                        silent.version().map(Object::toString).orElse("?"));
            case AgentStatus.Missing _ -> plain(Mark.CARE, "missing");
            case AgentStatus.Unknown _ -> plain(Mark.CARE, "unknown");
        };
    }

    /// How `instance` stood when it was last seen, for a list that cannot be read anew: nothing is painted as fresh.
    static Standing ofOld(Instance instance, boolean isOn, Optional<Refusal> refusal) {
        Standing then = of(instance, isOn, refusal);
        return then.mark() == Mark.ONLINE ? new Standing(Mark.CARE, "seen", then.age(), then.version()) : then;
    }

    private static Standing refused(Refusal refusal) {
        String key = switch (refusal.cause()) {
            case PERMISSION -> "denied";
            case POLICY -> "forbidden";
            case OTHER -> "refused";
        };
        return new Standing(Mark.DENIED, key, Optional.of(refusal.when()), refusal.code());
    }

    private static Standing plain(Mark mark, String key) {
        return new Standing(mark, key, Optional.empty(), "");
    }

    /// The words of a row, without the age.
    public String words(Messages messages) {
        return messages.text("instances.standing." + key);
    }

    /// The age as a row shows it; empty where there is none.
    public String ageWords(Messages messages, Instant now) {
        return age.map(then -> messages.text("instances.age." + key, span(messages, now)))
                .orElse("");
    }

    private String span(Messages messages, Instant now) {
        return age.map(then -> Ages.since(messages, then, now)).orElse("");
    }

    /// The sentence: what is so, why, and what now.
    public String sentence(Messages messages, Instant now) {
        String ending = age.isPresent() || !key.equals("silent") ? key : "silent-long";
        return messages.text("instances.why." + ending, span(messages, now), version);
    }
}
