package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import java.util.Locale;
import java.util.Optional;

/// What stands in the dialog's fields, as typed. Turns into a rule once nothing is wrong with it.
///
/// @param before the rule that is edited; where its instance is not listed now, it keeps that
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
        DraftOptions options) {
    /// What is wrong, for the sentence under the fields.
    enum Fault {
        NO_INSTANCE,
        LOCAL_PORT,
        ADDRESS_NOT_LOOPBACK,
        ADDRESS,
        TARGET_PORT,
        TARGET_HOST,
        WARM,
        IDLE,
        TAG
    }

    /// The first thing that is wrong, in reading order.
    Optional<Fault> fault() {
        Optional<Fault> address = options.faultOf(this.address);
        if (address.isPresent()) {
            return address;
        }
        if (!DraftOptions.isNumber(localPort, 0, 65_535)) {
            return Optional.of(Fault.LOCAL_PORT);
        }
        if (instance.isEmpty() && before.isEmpty()) {
            return Optional.of(Fault.NO_INSTANCE);
        }
        if (isBehind && !targetHost.strip().matches("[A-Za-z0-9._:-]{1,128}")) {
            return Optional.of(Fault.TARGET_HOST);
        }
        return DraftOptions.isNumber(targetPort, 1, 65_535) ? options.fault() : Optional.of(Fault.TARGET_PORT);
    }

    /// The rule; call only when there is no fault.
    ForwardRule rule() {
        return new ForwardRule(
                id,
                options.name().isBlank() ? suggestedName() : options.name().strip(),
                address,
                options.exposure(),
                Integer.parseInt(localPort.strip()),
                instance.map(Instance::region)
                        .orElseGet(() -> before.orElseThrow().region()),
                instance.map(Instance::id).orElseGet(() -> before.orElseThrow().instance()),
                isBehind ? Optional.of(targetHost.strip()) : Optional.empty(),
                Integer.parseInt(targetPort.strip()),
                preset,
                options.idleCut(),
                options.startsWithProgram() ? ForwardRule.Start.WITH_THE_PROGRAM : ForwardRule.Start.BY_HAND,
                options.asksCallers() ? ForwardRule.Callers.ASKED : ForwardRule.Callers.ALL,
                options.warmChannels(),
                options.tagList(),
                options.programs(),
                instance.map(Instance::account)
                        .orElseGet(() -> before.orElseThrow().account()));
    }

    /// A name that says what it leads to, for those who give none.
    String suggestedName() {
        String host = isBehind && !targetHost.isBlank()
                ? targetHost.strip().split("\\.")[0]
                : instance.map(Instance::label).orElse("");
        String what = preset == ForwardPreset.OTHER
                ? targetPort.strip()
                : preset.name().toLowerCase(Locale.ROOT);
        return host.isBlank() || what.isBlank() ? host + what : host + "-" + what;
    }
}
