package dev.ecsdeck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.net.ConnectionProbe;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The order of the rungs and what ends it, over checks of the test's own; nobody is asked.
class LadderTest {
    private static final RegionId REGION = new RegionId("cn-hangzhou");

    private final ManualWorkers workers = new ManualWorkers();
    private final Map<Rung, Check> checks = new EnumMap<>(Rung.class);
    private final List<Rung> asked = new ArrayList<>();
    private final List<Report> told = new ArrayList<>();

    LadderTest() {
        for (Rung rung : Rung.values()) {
            set(rung, new Verdict.Passed(List.of()));
        }
    }

    @AfterEach
    void letThreadsGoOn() {
        Thread.interrupted();
    }

    @Test
    void everyRungIsAskedInOrder() {
        Report report = climb();

        assertThat(asked).containsExactly(Rung.values());
        assertThat(report.outcome()).isEqualTo(Report.Outcome.WELL);
    }

    @Test
    void theFirstCauseEndsIt() {
        set(Rung.RUNNING, found(Cause.INSTANCE_STOPPED));

        Report report = climb();

        assertThat(asked).last().isEqualTo(Rung.RUNNING);
        assertThat(report.outcome()).isEqualTo(Report.Outcome.CAUSE);
        assertThat(report.step(Rung.AGENT).state()).isEqualTo(Step.State.WAITING);
    }

    @Test
    void aDoubtIsTheCauseWhenTheNextRungIsClean() {
        set(Rung.HEARTBEAT, doubt());

        Report report = climb();

        assertThat(asked).last().isEqualTo(Rung.EGRESS);
        assertThat(report.cause().orElseThrow().finding().cause()).isEqualTo(Cause.AGENT_SILENT);
        assertThat(report.step(Rung.HEARTBEAT).verdict().orElseThrow()).isInstanceOf(Verdict.Found.class);
    }

    @Test
    void aDoubtGivesWayToTheCauseBehindItAndLeavesItsEvidence() {
        set(Rung.HEARTBEAT, doubt());
        set(Rung.EGRESS, found(Cause.EGRESS_BLOCKED));

        Verdict.Found cause = climb().cause().orElseThrow();

        assertThat(cause.finding().cause()).isEqualTo(Cause.EGRESS_BLOCKED);
        assertThat(cause.evidence()).extracting(Fact::name).contains("LastHeartbeatTime");
    }

    @Test
    void aCauseStandsAtItsOwnRungWhoeverMetIt() {
        set(Rung.TARGET, found(Cause.GATEWAY_UNREACHABLE));

        Report report = climb();

        assertThat(report.step(Rung.NETWORK).verdict().orElseThrow()).isInstanceOf(Verdict.Found.class);
        assertThat(report.step(Rung.TARGET).verdict()).isEmpty();
    }

    @Test
    void whatMayNotBeSeenIsPassedOver() {
        fail(
                Rung.EGRESS,
                new Problem.NotPermitted("ecs:DescribeSecurityGroups", "reader", false, "Forbidden.RAM", "", "", 403));

        Report report = climb();

        assertThat(report.outcome()).isEqualTo(Report.Outcome.NOTHING_FOUND);
        assertThat(report.unseen()).containsExactly(Rung.EGRESS);
    }

    @Test
    void aBrokenWayIsTheCauseWhereverItIsMet() {
        fail(Rung.AGENT, new Problem.Unreachable("ecs.test", Problem.Hop.CONNECT, "refused"));

        Report report = climb();

        assertThat(report.cause().orElseThrow().finding().cause()).isEqualTo(Cause.API_UNREACHABLE);
    }

    @Test
    void anotherRefusalOfAReadIsNoCause() {
        fail(
                Rung.QUOTA,
                new Problem.CloudRefused(
                        Kind.LIMIT, "DescribeTerminalSessions", "Throttling", "", "", 400, Optional.empty()));

        assertThat(climb().unseen()).containsExactly(Rung.QUOTA);
    }

    @Test
    void anInterruptEndsItAndSaysSo() {
        checks.put(Rung.AGENT, _ -> {
            Thread.currentThread().interrupt();
            return new Verdict.Passed(List.of());
        });

        Report report = climb();

        assertThat(report.outcome()).isEqualTo(Report.Outcome.CANCELLED);
        assertThat(asked).doesNotContain(Rung.HEARTBEAT);
    }

    @Test
    void eachChangeIsTold() {
        climb();

        assertThat(told)
                .hasSize(Rung.values().length * 2 + 1)
                .first()
                .extracting(Report::outcome)
                .isEqualTo(Report.Outcome.UNDERWAY);
    }

    private Report climb() {
        return new Ladder(checks).climb(Patient.of(Instances.named("web-01")), ward(), told::add);
    }

    private Ward ward() {
        CredentialSource nobody = new CredentialSource() {
            @Override
            public Credentials credentials() throws ProblemException {
                throw new ProblemException(new Problem.NoCredentials("nowhere"));
            }

            @Override
            public String describe() {
                return "nobody";
            }
        };
        OkHttpClient http = new OkHttpClient();
        return new Ward(
                new EcsClient(http, CloudTarget.ofRegion(REGION), nobody, workers),
                REGION,
                new ConnectionProbe(http, workers::nanoTime),
                workers);
    }

    private void set(Rung rung, Verdict verdict) {
        checks.put(rung, _ -> {
            asked.add(rung);
            return verdict;
        });
    }

    private void fail(Rung rung, Problem problem) {
        checks.put(rung, _ -> {
            asked.add(rung);
            throw new ProblemException(problem);
        });
    }

    private static Verdict.Found found(Cause cause) {
        return new Verdict.Found(Finding.of(cause), List.of(), List.of());
    }

    private static Verdict.Doubt doubt() {
        return new Verdict.Doubt(
                Finding.of(Cause.AGENT_SILENT), List.of(Fact.of("LastHeartbeatTime", "long ago")), List.of());
    }
}
