package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LabSettings.Pacing;
import dev.ecsdeck.lab.faults.Direction;
import dev.ecsdeck.lab.faults.Harm;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Breach;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.session.ConversationState.Reason;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How shells end that nobody closed: by the service's limits, by the instance, by a peer that went mad. Each time
/// with a problem that has a sentence, and with no thread and no process left.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingsJourneyTest {
    private static final Duration SOON = Duration.ofMillis(400);

    /// Says a word, so that what is typed may go out, and then only what it is told.
    private static final String ECHO = "bash -c 'stty -echo; echo go; exec cat'";

    private Journey journey;

    @BeforeAll
    void begin() throws Exception {
        journey = Journey.begin();
    }

    @AfterEach
    void letAllGoWell() {
        journey.lab().faults().clear();
        change(_ -> Journey.usual());
    }

    @AfterAll
    void end() {
        journey.close();
    }

    private void change(UnaryOperator<LabSettings> change) {
        journey.lab().settings().change(change);
    }

    private static Problem endOf(JourneyShell shell) throws InterruptedException {
        Problem problem = shell.awaitProblem();
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            Explanation said = new ProblemText(Messages.of(language)).of(problem);
            assertThat(said.sentence()).as(problem.toString()).isNotBlank();
            assertThat(said.remedy()).as(problem.toString()).isNotBlank();
        }
        return problem;
    }

    @Test
    void withoutAKeyOrAHeartbeatTheServiceCuts() throws Exception {
        try (JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();

            change(settings -> settings.withIdleCut(SOON));

            assertThat(endOf(shell)).isEqualTo(new Problem.SessionEnded("AgentTimeout", ""));
        }
    }

    @Test
    void threeHoursAreTheMost() throws Exception {
        try (JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();

            change(settings -> settings.withSessionLife(SOON));

            assertThat(endOf(shell)).isEqualTo(new Problem.SessionEnded("AgentTimeout", ""));
        }
    }

    @Test
    void tooMuchAtOnceEndsTheSession() throws Exception {
        try (JourneyShell shell = journey.command("web-01", ECHO)) {
            shell.awaitText("go");
            change(settings -> settings.withPacing(new Pacing(0, Journey.UNPACED, 20_000)));

            shell.type("0123456789abcde\n".repeat(8 * 1024));

            assertThat(endOf(shell)).isEqualTo(new Problem.SessionEnded("FlowExceedLimit", ""));
        }
    }

    @Test
    void beyondTheQuotaTheServiceRefuses() throws Exception {
        int taken = journey.lab()
                .sessions()
                .activeIn(journey.lab().machine("web-01").region());
        change(settings -> settings.withQuotas(taken + 1, 20));
        try (JourneyShell first = journey.shell("web-01")) {
            first.awaitOpen();

            try (JourneyShell second = journey.shell("web-02")) {
                assertThat(endOf(second))
                        .isInstanceOfSatisfying(
                                Problem.CloudRefused.class,
                                refused -> assertThat(refused.code()).isEqualTo("SessionCount.ExceedLimit"))
                        .extracting(Problem::kind)
                        .isEqualTo(Kind.LIMIT);
            }
        }
        try (JourneyShell third = journey.shell("web-02")) {
            third.awaitOpen();
        }
    }

    @Test
    void theEndThatTheServiceIsToldClosesTheShell() throws Exception {
        try (JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();
            String session = journey.lab().sessions().all().getLast().id();

            journey.cloud().sessions().end(journey.lab().region(), session);

            assertThat(shell.awaitEnd().reason()).isEqualTo(Reason.EXITED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stage-db-01, InstanceNotRunning",
        "batch-01, AgentNotOnline",
        "orders-db-01, AgentNeedUpgrade",
        "worker-01, DeliveryTimeout"
    })
    void anInstanceThatTakesNoSessionSaysWhy(String machine, String reason) throws Exception {
        try (JourneyShell shell = journey.shell(machine)) {
            Problem problem = endOf(shell);

            assertThat(problem).isEqualTo(new Problem.SessionEnded(reason, ""));
            assertThat(problem.kind()).isEqualTo(Kind.NOT_READY);
        }
    }

    @Test
    void anExpiredUrlIsRefused() throws Exception {
        journey.lab().faults().everywhere().expireUrls();
        try (JourneyShell shell = journey.shell("web-01")) {
            assertThat(endOf(shell)).isInstanceOf(Problem.GatewayRefused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, TEXT_MESSAGE",
        "SHORT_MESSAGE, SHORT_HEADER",
        "GARBAGE_BYTES, GARBAGE",
        "ENDLESS_MESSAGE, TOO_LONG"
    })
    void aPeerThatGoesMadIsLeftWithAWord(Strike madness, Breach breach) throws Exception {
        try (JourneyShell shell = journey.command("web-01", ECHO)) {
            shell.awaitText("go\r\n");

            journey.lab().faults().everywhere().strike(madness);

            assertThat(endOf(shell))
                    .isInstanceOfSatisfying(
                            Problem.GatewayBroken.class,
                            broken -> assertThat(broken.breach()).isEqualTo(breach));
        }
    }

    @Test
    void aFloodOfMessagesWithoutContentIsEndedOrOutlived() throws Exception {
        try (JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();

            for (int i = 0; i < 3; i++) {
                journey.lab().faults().everywhere().strike(Strike.FLOOD);
            }
            shell.type("echo sum=$((40+2))\r");

            Patience.until(shell::text, () -> shell.isOver() || shell.text().contains("sum=42"));
            if (shell.isOver()) {
                assertThat(endOf(shell))
                        .isInstanceOfSatisfying(
                                Problem.GatewayBroken.class,
                                broken -> assertThat(broken.breach()).isEqualTo(Breach.FLOOD));
            }
        }
    }

    @Test
    void aMessageThatIsCutOnItsWayToTheGatewayEndsTheSession() throws Exception {
        try (JourneyShell shell = journey.command("web-01", ECHO)) {
            shell.awaitText("go");

            journey.lab().faults().everywhere().next(Direction.FROM_CLIENT, Harm.TRUNCATE, 1);
            shell.type("x");

            assertThat(endOf(shell)).isEqualTo(new Problem.SessionEnded("ProcessDataError", ""));
        }
    }

    @Test
    void closeInTheMidstOfAFloodLeavesNothingBehind() throws Exception {
        JourneyShell shell = journey.command("web-01", "yes");
        shell.awaitText("y\r\ny\r\n");

        shell.close();

        assertThat(shell.awaitEnd().reason()).isEqualTo(Reason.CLOSED_HERE);
        assertThat(journey.lab().sessions().all().stream()
                        .filter(session ->
                                session.spec().machine() == journey.lab().machine("web-01"))
                        .filter(journey.lab().sessions()::isActive))
                .isEmpty();
    }

    @Test
    void aKeyThatMayOnlyLookIsToldWhatItLacks() {
        var browser = journey.lab().keys().browser();
        var cloud = journey.cloudOf(new Credentials.AccessKey(browser.id(), browser.secret()));

        assertThatThrownBy(() -> cloud.sessions().start(journey.request("web-01")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isInstanceOfSatisfying(
                                        Problem.NotPermitted.class,
                                        missing -> assertThat(missing.permission())
                                                .isEqualTo("ecs:StartTerminalSession")));
    }
}
