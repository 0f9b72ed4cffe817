package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.StsActions;
import dev.ecsdeck.diagnosis.Cause;
import dev.ecsdeck.diagnosis.Fact;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.diagnosis.Rung;
import dev.ecsdeck.diagnosis.Verdict;
import dev.ecsdeck.lab.api.LabKey;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountFinder;
import dev.ecsdeck.service.accounts.AccountService;
import dev.ecsdeck.service.accounts.KeptProfiles;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.doctor.LiveProbe;
import dev.ecsdeck.service.doctor.Permission;
import dev.ecsdeck.service.doctor.Round;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.testing.MemoryKeychain;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The rungs that are about this computer and the account: the way, the keys, what they may.
@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorAccountJourneyTest {
    private static final StsActions.Role ADMIN = new StsActions.Role(
            "acs:ram::1234567890123456:role/deck-admin", "doctor", Duration.ofHours(1), Optional.empty());

    private Surgery surgery;

    @BeforeAll
    void open() throws Exception {
        surgery = Surgery.open();
    }

    @AfterEach
    void becomeTheOperatorAgain() {
        surgery.become(surgery::cloud);
        surgery.lab().api().shiftClock(Duration.ZERO);
    }

    @AfterAll
    void close() {
        surgery.close();
    }

    @Test
    void keysThatRanOutAreReadAgainOnceTheirFileIsFresh(@TempDir Path home) throws Exception {
        AccountService accounts = accounts(home);
        write(home, surgery.cloud().sts().assumeRole(ADMIN));
        accounts.look();
        accounts.use(accounts.accounts().value().found().getFirst());
        surgery.become(accounts);
        surgery.lab().keys().expireTemporaryKeys(Instant.EPOCH);
        DoctorService doctor = doctor(accounts);
        Report report = surgery.await(doctor.examine(surgery.patient("web-01")));
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.CREDENTIALS_EXPIRED);

        write(home, surgery.cloud().sts().assumeRole(ADMIN));
        doctor.repair(
                surgery.fix(report, "RenewCredentials"),
                surgery.patient("web-01").instance());

        surgery.expectWell(surgery.await(doctor.examine(surgery.patient("web-01"))));
    }

    @Test
    void thePolicyThatIsCopiedLetsTheShellOpen() throws Exception {
        surgery.become(
                () -> surgery.journey().cloudOf(keysOf(surgery.lab().keys().browser())));
        Report report = surgery.examine("web-01");
        assertThat(surgery.causeOf(report)).isEqualTo(Cause.NOT_PERMITTED);

        String lacking = ((Fix.CopyPolicy) surgery.fix(report, "CopyPolicy")).lacking();
        String policy = surgery.doctor().policy(List.of(lacking));
        LabKey allowed = surgery.lab().keys().issue("allowed", policy);
        surgery.become(() -> surgery.journey().cloudOf(keysOf(allowed)));

        assertThat(surgery.examine("web-01").step(Rung.TARGET).verdict().orElseThrow())
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aKeyThatWasSwitchedOffIsNamed() {
        surgery.become(
                () -> surgery.journey().cloudOf(keysOf(surgery.lab().keys().inactive())));

        assertThat(surgery.causeOf(surgery.examine("web-01"))).isEqualTo(Cause.CREDENTIALS_REFUSED);
    }

    @Test
    void aCloudThatDoesNotAnswerIsTheFirstRung() throws Exception {
        CloudTarget nowhere = new CloudTarget(
                Optional.of(URI.create("http://127.0.0.1:1")), surgery.lab().region(), false);
        surgery.become(() -> surgery.journey().cloudAt(nowhere));

        Report report = surgery.examine("web-01");

        assertThat(surgery.causeOf(report)).isEqualTo(Cause.API_UNREACHABLE);
    }

    @Test
    void aGatewayBehindAWallIsAMatterOfTheNetwork() throws Exception {
        try (HttpClients http =
                new HttpClients(NetSettings.usual(), surgery.journey().workers(), Map.of())) {
            OkHttpClient walled = http.client()
                    .newBuilder()
                    .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)))
                    .build();
            DoctorService doctor = new DoctorService(
                    surgery::cloud,
                    surgery.journey()::probe,
                    new LiveProbe(
                            surgery::cloud,
                            () -> new SessionClient(walled, surgery.journey().workers()),
                            Set::of,
                            surgery.journey().workers()),
                    _ -> {},
                    surgery.journey().workers());

            Report report = surgery.await(doctor.examine(surgery.patient("web-02")));

            assertThat(surgery.causeOf(report)).isEqualTo(Cause.GATEWAY_UNREACHABLE);
            assertThat(report.step(Rung.NETWORK).verdict().orElseThrow()).isInstanceOf(Verdict.Found.class);
        }
    }

    @Test
    void aClockThatIsOffIsToldAndDoesNoHarm() {
        surgery.lab().api().shiftClock(Duration.ofMinutes(40));
        surgery.become(() -> surgery.journey().cloudOf(surgery.lab().credentials()));

        Report report = surgery.examine("web-01");

        assertThat(report.step(Rung.NETWORK).verdict().orElseThrow().evidence())
                .filteredOn(fact -> fact.name().equals("clock"))
                .extracting(fact -> fact.remark().orElseThrow())
                .containsExactly(new Fact.Remark.Said("clock.corrected", List.of()));
    }

    @Test
    void aRoundFindsThemAllAndOpensNothing() {
        int before = surgery.lab().sessions().all().size();
        List<Instance> all =
                surgery.lab().machines().stream().map(Surgery::instance).toList();

        Round round = surgery.doctor().round(all);
        Patience.until(
                () -> "a round that ended: "
                        + round.progress().value().reports().size(),
                () -> !round.progress().value().isUnderway());

        Map<String, Cause> causes = round.progress().value().reports().stream()
                .filter(report -> report.cause().isPresent())
                .collect(Collectors.toMap(report -> report.patient().instance().name(), surgery::causeOf));
        assertThat(round.progress().value().reports()).hasSize(all.size());
        assertThat(causes)
                .containsEntry("stage-db-01", Cause.INSTANCE_STOPPED)
                .containsEntry("batch-01", Cause.AGENT_MISSING)
                .containsEntry("worker-01", Cause.AGENT_SILENT)
                .containsEntry("worker-04", Cause.EGRESS_BLOCKED)
                .doesNotContainKey("web-01");
        assertThat(surgery.lab().sessions().all()).hasSize(before);
    }

    @Test
    void permissionsAreFoundWithoutChangingAnything() throws ProblemException {
        surgery.become(
                () -> surgery.journey().cloudOf(keysOf(surgery.lab().keys().browser())));

        Map<String, Permission> found = surgery.doctor()
                .permissions(Optional.of(surgery.patient("web-03").instance()));

        assertThat(found)
                .containsEntry("ecs:DescribeInstances", Permission.ALLOWED)
                .containsEntry("ecs:StopInstance", Permission.DENIED)
                .containsEntry("ecs:StopInvocation", Permission.UNKNOWN);
        assertThat(surgery.lab().machine("web-03").state().apiName()).isEqualTo("Running");
    }

    private static Credentials keysOf(LabKey key) {
        return new Credentials.AccessKey(key.id(), key.secret());
    }

    private AccountService accounts(Path home) {
        return new AccountService(
                new AccountFinder(
                        home,
                        Map.of("HOME", home.toString()),
                        surgery.journey().workers(),
                        OkHttpClient::new,
                        new KeptProfiles(
                                home.resolve("accounts.json"),
                                new MemoryKeychain(),
                                surgery.journey().workers())),
                (target, source) -> new EcsClient(
                        new OkHttpClient(),
                        surgery.lab().target(),
                        source,
                        surgery.journey().workers()),
                () -> {
                    throw new AssertionError("the Lab was not asked for");
                },
                _ -> {});
    }

    private DoctorService doctor(AccountService accounts) {
        return new DoctorService(
                accounts,
                surgery.journey()::probe,
                new LiveProbe(
                        accounts,
                        surgery.journey()::sessions,
                        Set::of,
                        surgery.journey().workers()),
                accounts::renew,
                surgery.journey().workers());
    }

    private static void write(Path home, Credentials.StsToken token) throws Exception {
        Files.createDirectories(home.resolve(".aliyun"));
        Files.writeString(home.resolve(".aliyun/config.json"), """
                {"current":"ops","profiles":[{"name":"ops","mode":"StsToken","access_key_id":"%s",
                 "access_key_secret":"%s","sts_token":"%s","region_id":"cn-hangzhou"}]}""".formatted(
                        token.accessKeyId(), token.accessKeySecret(), token.securityToken()));
    }
}
