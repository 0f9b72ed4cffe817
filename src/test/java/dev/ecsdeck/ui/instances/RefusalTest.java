package dev.ecsdeck.ui.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private static Problem denied(boolean explicitly) {
        return new Problem.NotPermitted(
                "ecs:StartTerminalSession", "user/ops", explicitly, "Forbidden.RAM", "", "06DD", 403);
    }

    @Test
    void aDenialByPolicyIsToldFromAMissingPermission() {
        assertThat(Refusal.of(denied(false), NOW)).map(Refusal::cause).contains(Refusal.Cause.PERMISSION);
        assertThat(Refusal.of(denied(true), NOW)).map(Refusal::cause).contains(Refusal.Cause.POLICY);
    }

    @Test
    void whatPassesIsNoRefusal() {
        Problem full = new Problem.CloudRefused(
                Kind.LIMIT, "StartTerminalSession", "SessionCount.ExceedLimit", "", "", 403, Optional.empty());

        assertThat(Refusal.of(full, NOW)).isEmpty();
        assertThat(Refusal.of(new Problem.Silence(Duration.ofSeconds(10)), NOW)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Refusal refusal = Refusal.of(denied(true), NOW).orElseThrow();

        assertThat(Refusal.read(refusal.written())).contains(refusal);
    }

    @Test
    void whatSomebodyElseWroteIsNoRefusal() {
        assertThat(Refusal.read("")).isEmpty();
        assertThat(Refusal.read("POLICY/Forbidden.RAM")).isEmpty();
        assertThat(Refusal.read("WHIM/Forbidden.RAM/1")).isEmpty();
        assertThat(Refusal.read("POLICY/Forbidden.RAM/soon")).isEmpty();
    }
}
