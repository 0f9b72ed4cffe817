package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.diagnosis.Cause;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Patient;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.diagnosis.Wish;
import dev.ecsdeck.service.doctor.Repaired;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every rung over the Lab: a broken instance, the right diagnosis, the fix, and a shell that opens.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorJourneyTest {
    private Surgery surgery;

    @BeforeAll
    void open() throws Exception {
        surgery = Surgery.open();
    }

    @AfterAll
    void close() {
        surgery.close();
    }

    @Test
    void aHealthyInstanceIsWellAndItsOpenLoginPortsAreNamed() {
        Report report = surgery.examine("web-01");

        assertThat(report.outcome()).isEqualTo(Report.Outcome.WELL);
        assertThat(report.step(Rung.TARGET).verdict().orElseThrow()).isInstanceOf(Verdict.Passed.class);
        assertThat(report.advice()).singleElement().isInstanceOf(Fix.RemoveInbound.class);
        assertThat(surgery.liveSessions("web-01")).isZero();
    }

    @Test
    void openLoginPortsAreClosedAndTheShellStillOpens() throws Exception {
        Fix close = surgery.examine("bj-ci-01").advice().getFirst();

        surgery.repair(close, "bj-ci-01");

        Report again = surgery.examine("bj-ci-01");
        assertThat(again.outcome()).isEqualTo(Report.Outcome.WELL);
        assertThat(again.advice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            stage-db-01  | INSTANCE_STOPPED | Start
            batch-01     | AGENT_MISSING    | InstallAgent
            orders-db-01 | AGENT_OLD        | InstallAgent
            worker-01    | AGENT_SILENT     | Reboot
            worker-04    | EGRESS_BLOCKED   | AllowEgress
            worker-05    | EGRESS_BLOCKED   | AllowEgress
            gateway-01   | INBOUND_DENIED   | RemoveInbound
            quota-01     | QUOTA_FULL       | EndSessions
            """, delimiter = '|')
    void aBrokenInstanceIsMendedByItsFix(String machine, Cause cause, String fix) throws Exception {
        Report report = surgery.examine(machine);
        assertThat(surgery.causeOf(report)).isEqualTo(cause);

        Repaired repaired = surgery.repair(surgery.fix(report, fix), machine);

        assertThat(repaired).isEqualTo(Repaired.DONE);
        surgery.expectWell(surgery.examine(machine));
        surgery.connect(machine);
    }

    @Test
    void sessionManagerIsSwitchedOnForTheAccount() throws Exception {
        surgery.lab().switches().setSessionManager(false);
        Report report = surgery.examine("web-01");
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.SESSION_MANAGER_OFF);

        surgery.repair(surgery.fix(report, "SwitchSessionsOn"), "web-01");

        surgery.connect("web-01");
    }

    @Test
    void aForwardThroughAnOldAgentNeedsAnUpgrade() throws Exception {
        Wish forward = new Wish.Forward(22, Optional.empty(), false);
        Report report = surgery.examine(surgery.patient("legacy-01").with(forward));
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.AGENT_OLD_FOR_THIS);

        surgery.repair(surgery.fix(report, "InstallAgent"), "legacy-01");

        surgery.expectWell(surgery.examine(surgery.patient("legacy-01").with(forward)));
    }

    @Test
    void anEncryptedShellOnAnOldAgentGoesWithoutEncryption() {
        Patient patient = surgery.patient("api-03").with(new Wish.Shell("", "", true, false));
        Report report = surgery.examine(patient);
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.AGENT_OLD_FOR_THIS);

        Fix.UseInstead other = (Fix.UseInstead) surgery.fix(report, "UseInstead");

        surgery.expectWell(surgery.examine(patient.with(other.wish())));
    }

    @Test
    void whereThereIsNoIntranetTheInternetIsProposed() {
        Patient patient = surgery.patient("sg-edge-01").with(new Wish.Shell("", "", false, true));
        Report report = surgery.examine(patient);
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.INTRANET_UNSUPPORTED);

        Fix.UseInstead other = (Fix.UseInstead) surgery.fix(report, "UseInstead");

        surgery.expectWell(surgery.examine(patient.with(other.wish())));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            locked-01      | REFUSED_BY_SERVICE
            bj-region-01   | REGION_UNSUPPORTED
            bj-ghost-01    | INSTANCE_GONE
            bj-dispatch-01 | SERVICE_TROUBLE
            bj-slow-01     | SERVICE_TROUBLE
            测试机-北京      | INSTANCE_CHANGING
            sg-win-01      | AGENT_MISSING
            sg-vault-01    | FORBIDDEN_BY_POLICY
            onprem-gate-01 | AGENT_SILENT
            """, delimiter = '|')
    void whatOnlyAPersonCanMendIsNamed(String machine, Cause cause) {
        assertThat(surgery.causeOf(surgery.examine(machine))).isEqualTo(cause);
    }

    @Test
    void aTargetThatNobodyServesIsTheCause() {
        Report report =
                surgery.examine(surgery.patient("bj-nossh-01").with(new Wish.Forward(22, Optional.empty(), false)));

        assertThat(surgery.causeOf(report)).isEqualTo(Cause.TARGET_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            bj-nokeys-01 | KEYS_OFF                 | CopyCommands
            bj-sssd-01   | KEYS_LOOKED_UP_ELSEWHERE | CopyCommands
            bj-clock-01  | INSTANCE_CLOCK_AHEAD     | CopyCommands
            """, delimiter = '|')
    void whatKeepsATemporaryKeyOutIsTheLastRung(String machine, Cause cause, String fix) {
        Report report = surgery.examine(surgery.patient(machine).with(new Wish.Login("root")));

        assertThat(surgery.causeOf(report)).isEqualTo(cause);
        assertThat(surgery.fix(report, fix)).isNotNull();
    }

    @Test
    void noTrialIsLeftOpen() {
        surgery.examine("web-02");
        surgery.examine("worker-01");
        surgery.examine("sg-vault-01");

        assertThat(surgery.lab().sessions().all().stream()
                        .filter(session -> !session.spec().machine().name().equals("quota-01"))
                        .filter(session -> !session.isEnded()))
                .isEmpty();
    }
}
