package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in the dialog's fields, as typed. Turns into a rule once nothing is wrong with it.
///
/// @param before the rule that is edited; its id, tags and answers stay
record ForwardDraft(
        Optional<ForwardRule> before,
        String id,
        ForwardPreset preset,
        String address,
        String localPort,
        Optional<Instance> instance,
        boolean isBehind,
        String targetHost,
        String targetPort,
        String name,
        boolean asksCallers,
        boolean startsWithProgram,
        String warm,
        String idleMinutes) {
    /// What is wrong, for the sentence under the fields.
    enum Fault {
        NO_INSTANCE,
        LOCAL_PORT,
        ADDRESS_NOT_LOOPBACK,
        TARGET_PORT,
        TARGET_HOST,
        NAME,
        WARM,
        IDLE
    }

    /// The first thing that is wrong, in reading order.
    Optional<Fault> fault() {
        boolean loopback = address.equals("::1") || address.matches("127(\\.\\d{1,3}){3}");
        boolean wide = before.map(rule -> rule.exposure() == ForwardRule.Exposure.ANYONE_ON_THE_NETWORK)
                .orElse(false);
        if (!loopback && !wide) {
            return Optional.of(Fault.ADDRESS_NOT_LOOPBACK);
        }
        if (!isNumber(localPort, 0, 65_535)) {
            return Optional.of(Fault.LOCAL_PORT);
        }
        if (instance.isEmpty() && before.isEmpty()) {
            return Optional.of(Fault.NO_INSTANCE);
        }
        if (isBehind && !targetHost.strip().matches("[A-Za-z0-9._:-]{1,128}")) {
            return Optional.of(Fault.TARGET_HOST);
        }
        if (!isNumber(targetPort, 1, 65_535)) {
            return Optional.of(Fault.TARGET_PORT);
        }
        if (!isNumber(warm, 0, ForwardRule.MOST_WARM_CHANNELS)) {
            return Optional.of(Fault.WARM);
        }
        return !idleMinutes.isBlank() && !isNumber(idleMinutes, 1, 10_080) ? Optional.of(Fault.IDLE) : Optional.empty();
    }

    private static boolean isNumber(String text, int least, int most) {
        String digits = text.strip();
        return digits.matches("\\d{1,5}") && Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most;
    }

    /// The rule; call only when there is no fault.
    ForwardRule rule() {
        return new ForwardRule(
                id,
                name.isBlank() ? suggestedName() : name.strip(),
                address,
                before.map(ForwardRule::exposure).orElse(ForwardRule.Exposure.THIS_MACHINE),
                Integer.parseInt(localPort.strip()),
                instance.map(Instance::region)
                        .orElseGet(() -> before.orElseThrow().region()),
                instance.map(Instance::id).orElseGet(() -> before.orElseThrow().instance()),
                isBehind ? Optional.of(targetHost.strip()) : Optional.empty(),
                Integer.parseInt(targetPort.strip()),
                preset,
                idleMinutes.isBlank()
                        ? Optional.empty()
                        : Optional.of(Duration.ofMinutes(Integer.parseInt(idleMinutes.strip()))),
                startsWithProgram ? ForwardRule.Start.WITH_THE_PROGRAM : ForwardRule.Start.BY_HAND,
                asksCallers ? ForwardRule.Callers.ASKED : ForwardRule.Callers.ALL,
                Integer.parseInt(warm.strip()),
                before.map(ForwardRule::tags).orElse(List.of()),
                before.map(ForwardRule::programs).orElse(Map.of()));
    }

    /// A name that says what it leads to, for those who give none.
    String suggestedName() {
        String host = isBehind && !targetHost.isBlank()
                ? targetHost.strip().split("\\.")[0]
                : instance.map(Instance::label).orElse("");
        String what = preset == ForwardPreset.OTHER
                ? targetPort.strip()
                : preset.name().toLowerCase(java.util.Locale.ROOT);
        return host.isBlank() || what.isBlank() ? host + what : host + "-" + what;
    }
}
