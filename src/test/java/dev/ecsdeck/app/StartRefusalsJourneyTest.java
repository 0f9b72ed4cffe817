package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.CliRun.Result;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every documented error of StartTerminalSession, as a person at a command line meets it. An instance or a flag that
/// brings it about goes first; what this program never sends is refused by a fault of the Lab.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartRefusalsJourneyTest {
    private static final String ACTION = "StartTerminalSession";
    private static final String PLAIN = "web-01";

    @TempDir
    private static Path home;

    private Lab lab;

    /// @param instance where the session is asked for
    /// @param way what brings the error about
    private record Refusal(String code, int status, String instance, Way way, String... flags) {
        static Refusal of(String code, int status, String instance, String... flags) {
            return new Refusal(code, status, instance, Way.ASKED_FOR, flags);
        }

        static Refusal byFault(String code, int status) {
            return new Refusal(code, status, PLAIN, Way.FAULT);
        }

        @Override
        public String toString() {
            return code;
        }
    }

    private enum Way {
        ASKED_FOR,
        SESSIONS_OFF,
        FAULT
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                Refusal.of("RegionId.ApiNotSupported", 1, "bj-region-01"),
                Refusal.of("InternalError.Dispatch", 1, "bj-dispatch-01"),
                Refusal.of("SessionCount.ExceedLimit", 1, "quota-01"),
                Refusal.of("IdempotentProcessing", 1, "bj-slow-01"),
                Refusal.of("Operation.Forbidden", 4, "locked-01"),
                Refusal.of("InvalidOperation.SecurityGroupRuleDenied", 4, "gateway-01"),
                Refusal.of("InvalidInstance.NotFound", 5, "bj-ghost-01"),
                Refusal.of("InvalidRegionId.NotFound", 5, PLAIN, "--region", "cn-nowhere"),
                Refusal.of("UnsupportedAgentVersion.Encryption", 5, "cache-01", "--encryption", "Auto"),
                Refusal.of(
                        "InvalidOperation.ConnectionTypeUnsupported", 2, "sg-edge-01", "--connection-type", "Intranet"),
                Refusal.of("InvalidCommandLine.LengthLimitExceeded", 2, PLAIN, "--command", "c".repeat(513)),
                Refusal.of("Username.ExceedLimit", 2, PLAIN, "--user-name", "u".repeat(256)),
                Refusal.of("InvalidPasswordName.LengthLimitExceeded", 2, PLAIN, "--password-name", "p".repeat(256)),
                new Refusal("UserBehavior.SessionManagerDisabled", 4, PLAIN, Way.SESSIONS_OFF),
                Refusal.byFault("PortForwarding.NotSupported", 5),
                Refusal.byFault("PortNumber.Invalid", 2),
                Refusal.byFault("InvalidParameter.ConnectionType", 2),
                Refusal.byFault("InvalidClientToken.Malformed", 2),
                Refusal.byFault("InstanceIds.ExceedLimit", 2),
                Refusal.byFault("InvalidInstanceIds.CountLimitExceeded", 2),
                Refusal.byFault("InvalidCommandLine.Conflict", 2),
                Refusal.byFault("InvalidTargetServer.MissingPortNumber", 2),
                Refusal.byFault("InvalidTargetServer.LengthLimitExceeded", 2),
                Refusal.byFault("InvalidEncryptionOptionsMode.EncryptionDisabled", 2),
                Refusal.byFault("InvalidParameter.EncryptionOptionsKMSKeyId", 2),
                Refusal.byFault("InvalidParameter.EncryptionOptionsMode", 2),
                Refusal.byFault("MissingParameter.EncryptionOptionsKMSKeyId", 2),
                Refusal.byFault("InvalidEncryptionOptions.Conflict", 2),
                Refusal.byFault("IdempotentParameterMismatch", 2));
    }

    @BeforeAll
    void startLab() throws IOException {
        lab = Lab.start(LabSettings.fast());
    }

    @AfterAll
    void stopLab() {
        lab.close();
    }

    @AfterEach
    void letAllGoWell() {
        lab.switches().setSessionManager(true);
        lab.apiFaults().clear();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isASentenceARemedyAndAStatus(Refusal refusal) {
        for (String language : List.of("en", "zh")) {
            arrange(refusal);

            Result result = CliRun.in(home, lab).run(arguments(refusal, language));

            assertThat(result.status()).as(result.err()).isEqualTo(refusal.status);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .containsIgnoringCase(text(refusal, language, "sentence"))
                    .containsIgnoringCase(text(refusal, language, "remedy"));
        }
    }

    private void arrange(Refusal refusal) {
        switch (refusal.way) {
            case ASKED_FOR -> {}
            case SESSIONS_OFF -> lab.switches().setSessionManager(false);
            case FAULT -> lab.apiFaults().refuse(ACTION, refusal.code, 1);
        }
    }

    private static String[] arguments(Refusal refusal, String language) {
        List<String> arguments = new ArrayList<>(
                List.of("session", "-i", refusal.instance, "--retry-count", "0", "--language", language));
        arguments.addAll(List.of(refusal.flags));
        return arguments.toArray(String[]::new);
    }

    private static String text(Refusal refusal, String language, String part) {
        Messages messages = Messages.of(Locale.of(language));
        return messages.text(
                        "codes.cloud." + refusal.code + "." + part, messages.text("problems.instance"), "ecs:" + ACTION)
                .replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
    }
}
