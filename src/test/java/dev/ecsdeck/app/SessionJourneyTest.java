package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.CliRun.Result;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands against the Lab, without a terminal.
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionJourneyTest {
    @TempDir
    private static Path home;

    private Lab lab;

    @BeforeAll
    void startLab() throws IOException {
        lab = Lab.start(LabSettings.fast());
    }

    @AfterAll
    void stopLab() {
        lab.close();
    }

    Stream<Machine> troubled() {
        return lab.machines().stream()
                .filter(machine -> machine.refusal().isPresent())
                .filter(machine -> !List.of("PortForwarding.NotSupported")
                        .contains(machine.refusal().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("troubled")
    void eachRefusalIsASentenceAndARemedyInBothLanguages(Machine machine) {
        String code = machine.refusal().orElseThrow();
        String network = code.contains("ConnectionType") ? "Intranet" : "Internet";
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String language = locale.getLanguage();

            Result result = CliRun.in(home, lab)
                    .run(
                            "session",
                            "-i",
                            machine.id().value(),
                            "--region",
                            machine.region().value(),
                            "--connection-type",
                            network,
                            "--retry-count",
                            "0",
                            "--language",
                            language);

            Messages messages = Messages.of(locale);
            assertThat(result.status()).as(code).isIn(1, 2, 4, 5);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines()).as(code).hasSizeGreaterThanOrEqualTo(2);
            assertThat(result.err()).doesNotContain("\tat ", "null", "{0}");
            if (code.equals("Forbidden.RAM")) {
                assertThat(result.status()).isEqualTo(4);
            } else if (messages.find("codes.cloud." + code + ".remedy", "", "").isPresent()) {
                String remedy = messages.text("codes.cloud." + code + ".remedy", "\u0000", "\u0000");
                assertThat(result.err()).as(code).contains(remedy.split("\u0000")[0].strip());
            }
        }
    }

    @Test
    void anInstanceThatIsNotThereIsStatusFive() {
        Result byName = cli().run("session", "-i", "no-such-name");
        Result byId = cli().run("session", "-i", "i-bp1nosuchinstance", "--region", "cn-hangzhou");

        assertThat(byName.status()).isEqualTo(5);
        assertThat(byName.err()).contains("no-such-name");
        assertThat(byId.status()).isEqualTo(5);
    }

    @Test
    void aWrongKeyIsStatusThree() {
        Result result = cli().with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "wrong-but-long-enough")
                .run("list", "--retry-count", "0");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).doesNotContain("wrong-but-long-enough");
    }

    @Test
    void allInstancesAreListed() {
        Result table = cli().run("list");
        Result json = cli().run("list", "--json");

        assertThat(table.status()).isZero();
        assertThat(table.out().lines()).hasSize(lab.machines().size() + 1);
        assertThat(table.out().lines().skip(1).findFirst().orElseThrow()).contains("web-01");
        assertThat(json.out()).startsWith("[{\"id\":\"").contains("\"web-01\"").endsWith("]" + System.lineSeparator());
    }

    @Test
    void aRegionLimitsTheList() {
        Result result = cli().run("list", "--region", "cn-beijing");

        assertThat(result.out()).contains("cn-beijing").doesNotContain("cn-hangzhou");
    }

    @Test
    void aScriptIsSentAndItsEndIsTheShellsEnd() {
        Result result = cli().typing("echo sum=$((40+2))\necho 中文-$((1+1))").run("session", "-i", "web-01");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("sum=42", "中文-2");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void noSecretStandsInTheLog() throws IOException {
        cli().typing("exit\n").run("session", "-i", "web-01", "--verbose");

        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(lab.accessKeySecret())
                        .doesNotContainPattern("wss?://[^ ]*\\?[A-Za-z]");
            }
        }
    }

    @Test
    void theServiceIsToldOfTheEnd() {
        long before = lab.sessions().all().stream()
                .filter(session -> !session.isEnded())
                .count();
        cli().typing("exit\n").run("session", "-i", "web-02");

        assertThat(lab.sessions().all().stream()
                        .filter(session -> !session.isEnded())
                        .count())
                .isEqualTo(before);
    }

    private CliRun cli() {
        return CliRun.in(home, lab);
    }
}
