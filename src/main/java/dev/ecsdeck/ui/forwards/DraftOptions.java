package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardRule;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands under the sentence of the dialog, as typed.
///
/// @param isWide listens for every machine that reaches this one
/// @param programs the remembered answers by the program's path
record DraftOptions(
        String name,
        boolean asksCallers,
        Map<String, Boolean> programs,
        boolean startsWithProgram,
        String warm,
        String idleMinutes,
        String tags,
        boolean isWide) {
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_IDLE_MINUTES = 10_080;

    /// The first thing that is wrong, in reading order.
    Optional<ForwardDraft.Fault> fault() {
        if (!idleMinutes.isBlank() && !isNumber(idleMinutes, 1, LONGEST_IDLE_MINUTES)) {
            return Optional.of(ForwardDraft.Fault.IDLE);
        }
        if (tagList().stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            return Optional.of(ForwardDraft.Fault.TAG);
        }
        return isNumber(warm, 0, ForwardRule.MOST_WARM_CHANNELS)
                ? Optional.empty()
                : Optional.of(ForwardDraft.Fault.WARM);
    }

    /// What is wrong with an address to listen on.
    Optional<ForwardDraft.Fault> faultOf(String address) {
        if (ForwardRule.isLoopback(address)) {
            return Optional.empty();
        }
        if (!isWide) {
            return Optional.of(ForwardDraft.Fault.ADDRESS_NOT_LOOPBACK);
        }
        try {
            InetAddress.ofLiteral(address);
            return Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.of(ForwardDraft.Fault.ADDRESS);
        }
    }

    List<String> tagList() {
        return Stream.of(tags.split("[,，]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    Optional<Duration> idleCut() {
        return idleMinutes.isBlank()
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(Integer.parseInt(idleMinutes.strip())));
    }

    int warmChannels() {
        return Integer.parseInt(warm.strip());
    }

    ForwardRule.Exposure exposure() {
        return isWide ? ForwardRule.Exposure.ANYONE_ON_THE_NETWORK : ForwardRule.Exposure.THIS_MACHINE;
    }

    static boolean isNumber(String text, int least, int most) {
        String digits = text.strip();
        return digits.matches("\\d{1,5}") && Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most;
    }
}
