package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line as far as it goes without a cloud.
class CommandLineTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "list --nope",
                "session --idle-timeout",
                "session --idle-timeout soon -i i-1",
                "lab --instances x",
                "lab --instances 0",
                "session",
                "session -i i-1 -u wss://g.example/",
                "session -i i-1 --idle-timeout 59",
                "session -i i-1 --connection-type Carrier",
                "session -i i-1 --encryption Rot13",
                "session -u http://g.example/",
                "session -u ws://g.example/x",
                "list --service-instance si-1",
                "configure delete",
                "list --retry-count -1",
                "configure --mode Magic",
            })
    void wrongUseIsStatusTwoWithASentence(String arguments) {
        Result result = run(arguments);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ", "Exception", "null");
    }

    @Test
    void aSessionUrlIsNotRepeatedSinceItIsASecret() {
        assertThat(run("session -u ws://g.example/x?token=CANARY").err()).doesNotContain("CANARY");
    }

    @Test
    void encryptionByKmsIsRefusedWithASentence() {
        Result result = run("session -i i-1 --encryption Kms");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("KMS");
    }

    @Test
    void withoutKeysTheStatusIsThree() {
        Result result = run("list");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("ALIBABA_CLOUD_ACCESS_KEY_ID");
    }

    @Test
    void anUnreachableCloudIsStatusSix() {
        Result result = new CliRun(home)
                .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "id")
                .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret-that-is-long")
                .run("list", "--endpoint", "http://127.0.0.1:9", "--retry-count", "0");

        assertThat(result.status()).isEqualTo(6);
        assertThat(result.err()).contains("127.0.0.1").doesNotContain("secret-that-is-long");
    }

    @ParameterizedTest
    @CsvSource({
        "help",
        "session --help",
        "configure --help",
        "configure set --help",
        "list --help",
        "lab --help",
        "help session",
    })
    void helpSpeaksBothLanguagesAndNamesNoMissingText(String arguments) {
        Result english = run(arguments);
        Result chinese = run(arguments + " --language zh".repeat(arguments.startsWith("help") ? 0 : 1));

        assertThat(english.status()).isZero();
        assertThat(english.out()).contains("Usage: ecs-deck").doesNotContain("cli.", "null");
        assertThat(chinese.status()).isZero();
        assertThat(chinese.out()).contains("ecs-deck");
    }

    @Test
    void helpSpeaksChineseWhereTheSystemDoes() {
        Result result = new CliRun(home).with("LANG", "zh_CN.UTF-8").run("help");

        assertThat(result.out()).contains("用法：ecs-deck", "列出所有地域的实例");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>ecs-deck</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(run("version").out()).isEqualTo("ECS Deck " + version.group(1) + System.lineSeparator());
    }

    @Test
    void aProfileIsAskedForAndSaved() throws IOException {
        Result result = new CliRun(home)
                .typing("LTAIexample1234\nCANARY-SECRET\ncn-beijing\n")
                .run("configure", "--mode", "AK", "--profile", "work");

        assertThat(result.status()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("work").doesNotContain("CANARY");
        assertThat(Files.readString(home.resolve(".aliyun/config.json")))
                .contains("\"LTAIexample1234\"", "\"CANARY-SECRET\"", "\"cn-beijing\"", "\"AK\"");
    }

    @Test
    void askedAgainAnEmptyAnswerKeepsWhatIsThere() throws IOException {
        new CliRun(home).typing("LTAIexample1234\nfirst-secret\ncn-beijing\n").run("configure");

        Result result = new CliRun(home).typing("\nother-secret\n\n").run("configure");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("***1234").doesNotContain("first-secret");
        assertThat(Files.readString(home.resolve(".aliyun/config.json")))
                .contains("LTAIexample1234", "other-secret", "cn-beijing");
    }

    @Test
    void profilesAreSetShownListedAndDeleted() {
        Result set = run("configure set -p temp --mode StsToken --access-key-id STS.1 --access-key-secret - "
                + "--sts-token - --region cn-hangzhou");
        assertThat(set.status()).as("no secret on standard input").isEqualTo(3);

        Result good = new CliRun(home)
                .typing("the-secret\nthe-token\n")
                .run(
                        "configure",
                        "set",
                        "-p",
                        "temp",
                        "--mode",
                        "StsToken",
                        "--access-key-id",
                        "STS.example9",
                        "--access-key-secret",
                        "-",
                        "--sts-token",
                        "-",
                        "--region",
                        "cn-hangzhou");
        assertThat(good.status()).isZero();
        assertThat(good.err()).doesNotContain("list of processes");
        assertThat(run("configure get").out())
                .contains("profile=temp", "mode=StsToken", "region_id=cn-hangzhou", "access_key_secret=***")
                .doesNotContain("the-secret", "the-token");
        assertThat(run("configure list").out()).contains("*  temp", "StsToken");
        assertThat(run("configure delete -p temp").status()).isZero();
        assertThat(run("configure delete -p temp").status()).isEqualTo(3);
    }

    @Test
    void aSecretOnTheCommandLineIsTakenWithAWarning() {
        Result result = run("configure set --access-key-id LTAI1 --access-key-secret open-secret");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("--access-key-secret", "Other users").doesNotContain("open-secret");
    }

    private Result run(String arguments) {
        return new CliRun(home).run(arguments.split(" "));
    }
}
