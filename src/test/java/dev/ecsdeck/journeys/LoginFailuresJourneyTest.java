package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which a login with a temporary key fails has its instance in the Lab, its sentence and its remedy.
@Tag("lab")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginFailuresJourneyTest {
    private LoginRig rig;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        rig = LoginRig.open(folder);
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private Problem refusal(LoginRequest request) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> rig.logIn(request).close());
        assertThat(refused).as("the login was let in").isNotNull();
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            Explanation words = new ProblemText(Messages.of(language)).of(refused.problem());
            assertThat(Stream.of(words.title(), words.sentence(), words.remedy()))
                    .noneMatch(String::isBlank);
        }
        return refused.problem();
    }

    private static String sentence(Problem problem) {
        return new ProblemText(Messages.of(Locale.ENGLISH)).of(problem).sentence();
    }

    private static void assertFault(Problem problem, KeyFault fault) {
        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.KeyUnusable.class,
                        unusable -> assertThat(unusable.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "web-01, nobody-there, USER_MISSING",
        "bj-nokeys-01, root, KEYS_OFF",
        "bj-sssd-01, root, PLUGIN_SHUT_OUT",
        "bj-plugin-01, root, PLUGIN_INSTALL_FAILED",
        "bj-clock-01, root, CLOCK_AHEAD",
        "bj-keytype-01, root, KEY_TYPE_REFUSED",
        "sg-win-02, administrator, WINDOWS",
    })
    void whyAKeyIsOfNoUseIsNamed(String machine, String user, KeyFault fault) throws Exception {
        assertFault(refusal(LoginRequest.of(rig.instance(machine), new LoginName(user))), fault);
    }

    @Test
    void rootThatMayNotLogInIsNamed() throws Exception {
        rig.script("web-03", "sed -i 's/^PermitRootLogin yes/PermitRootLogin no/' /etc/ssh/sshd_config");

        assertFault(refusal(rig.request("web-03")), KeyFault.ROOT_OFF);
    }

    @Test
    void aKeyOfAKindThatIsTakenLetsIn() throws Exception {
        LoginRequest request = rig.request("bj-keytype-01").withProof(new LoginProof.Temporary(KeyKind.ED25519));

        try (LiveLogin login = rig.logIn(request)) {
            assertThat(LoginRig.said(login, "echo in")).isEqualTo("in\n");
        }
    }

    @Test
    void aClosedPortIsNotTakenForARefusedKey() throws Exception {
        Problem problem = refusal(rig.request("bj-nossh-01"));

        assertThat(problem).isInstanceOf(Problem.SessionEnded.class);
        assertThat(sentence(problem)).contains("Nothing on that port");
    }

    @ParameterizedTest
    @CsvSource({
        "worker-01, DeliveryTimeout, silent",
        "worker-04, SecurityGroupRuleDenied, outbound",
        "batch-01, ClientNotRunning, not running",
    })
    void anAgentThatIsNotThereIsTheReason(String machine, String code, String words) throws Exception {
        Problem problem = refusal(rig.request(machine));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.InvocationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo(code));
        assertThat(sentence(problem)).contains(words);
    }

    @Test
    void aCommandThatHangsIsNoAnswer() throws Exception {
        LoginRequest request = rig.request("bj-hang-01");
        rig.journey().workers().hurry(20);

        Problem problem;
        try {
            problem = refusal(request);
        } finally {
            rig.journey().workers().hurry(1);
        }

        assertFault(problem, KeyFault.NO_ANSWER);
        assertThat(sentence(problem)).contains("did not say in time");
    }

    @Test
    void aListThatIsEmptyAtFirstIsWaitedFor() throws Exception {
        LoginRequest request = rig.request("bj-late-01");
        rig.journey().workers().hurry(10);
        try (LiveLogin login = rig.logIn(request)) {
            rig.journey().workers().hurry(1);
            assertThat(LoginRig.said(login, "hostname")).isEqualTo("bj-late-01\n");
        } finally {
            rig.journey().workers().hurry(1);
        }
    }
}
