package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.remote.LoginProbe.Plugin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginProbeTest {
    @Test
    void scriptRunsUnderPlainShAndChangesNothing() throws Exception {
        Process sh = new ProcessBuilder("sh", "-eu", "-c", LoginProbe.script(new LoginName("root")))
                .redirectErrorStream(true)
                .start();
        String output = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        LoginProbe.Answer answer = LoginProbe.read(output);

        assertThat(sh.waitFor()).as(output).isZero();
        assertThat(answer.userExists()).isTrue();
        assertThat(answer.plugin()).isEqualTo(Plugin.MISSING);
        assertThat(answer.clockSeconds()).isPositive();
    }

    @Test
    void everyLineIsRead() {
        LoginProbe.Answer answer = LoginProbe.read("""
                Welcome
                plugin=taken
                user=no
                keys=no
                root=no
                types=ssh-ed25519,rsa-sha2-512
                host=ssh-ed25519 AAAA
                host=ssh-rsa BBBB
                clock=1767323045
                """);

        assertThat(answer)
                .isEqualTo(new LoginProbe.Answer(
                        Plugin.TAKEN_BY_ANOTHER,
                        false,
                        false,
                        false,
                        List.of("ssh-ed25519", "rsa-sha2-512"),
                        List.of("ssh-ed25519 AAAA", "ssh-rsa BBBB"),
                        1767323045L));
    }

    @Test
    void silenceMeansTheUsualInstanceWithoutThePlugin() {
        assertThat(LoginProbe.read(""))
                .isEqualTo(new LoginProbe.Answer(Plugin.MISSING, true, true, true, List.of(), List.of(), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | ssh-rsa             | true",
                "ssh-ed25519,rsa-sha2-512    | ssh-rsa             | true",
                "ssh-ed25519                 | ssh-rsa             | false",
                "ssh-ed25519                 | ssh-ed25519         | true",
                "ssh-rsa,rsa-sha2-256        | ecdsa-sha2-nistp256 | false",
                "+ssh-rsa                    | ssh-ed25519         | true",
                "ssh-ed25519,ecdsa-sha2-*    | ssh-rsa             | true",
            })
    void onlyAPlainListRulesAKindOfKeyOut(@Nullable String types, String algorithm, boolean taken) {
        LoginProbe.Answer answer = LoginProbe.read(types == null ? "" : "types=" + types);

        assertThat(answer.takesKeysOf(algorithm)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-x", "a b", "a;b", "$(id)", "1abc", "üser", "a\nb", "abcdefghijklmnopqrstuvwxyz0123456"})
    void namesThatNoSystemTakesAreRefused(String name) {
        assertThat(LoginName.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "ecs-user", "_svc", "Deploy.Bot", "a"})
    void namesThatSystemsTakeAreTaken(String name) {
        assertThat(LoginName.parse(name)).isPresent();
    }
}
