package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.testing.RealProgram;
import dev.ecsdeck.testing.RealProgram.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Secret Service: gnome-keyring on a message bus of its own, the program as processes of their own.
@Tag("lab")
class KeychainJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aSecretInTheKeychainOutlivesTheProcessAndIsNowhereElse() throws Exception {
        for (String program : new String[] {"dbus-run-session", "gnome-keyring-daemon"}) {
            assumeThat(RealProgram.find(program))
                    .as("%s is not installed: the keychain cannot be tried", program)
                    .isPresent();
        }
        try (Lab lab = Lab.start(LabSettings.fast())) {
            Ran ran = RealProgram.run(
                    folder, "dbus-run-session", "--", "sh", script(lab).toString());

            assertThat(ran.text())
                    .as("%s", ran.errors())
                    .contains(
                            "--- set 0", "--- list 0", "web-01", "--- known", "keychain", "--- delete 0", "--- gone 3");
            assertThat(ran.text().lines().filter(line -> line.startsWith("LEAK")))
                    .isEmpty();
        }
    }

    private Path script(Lab lab) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        String text = """
                export HOME=%1$s XDG_RUNTIME_DIR=%1$s/run XDG_DATA_HOME=%1$s/data
                mkdir -p -m 700 "$XDG_RUNTIME_DIR"
                printf 'the password of the keyring' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
                deck() { '%2$s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '%3$s' \
                    dev.ecsdeck.app.Main "$@" 2>&1; }
                printf '%%s\\n' '%5$s' | deck configure set --keychain --profile kept --mode AK --verbose \
                    --access-key-id '%4$s' --access-key-secret - --region cn-hangzhou --endpoint '%6$s'
                echo "--- set $?"
                grep -rl -F -e '%5$s' "$HOME" | sed 's/^/LEAK /'
                deck list --profile kept --region cn-hangzhou
                echo "--- list $?"
                deck configure list
                echo "--- known"
                deck configure delete --keychain --profile kept
                echo "--- delete $?"
                deck list --profile kept
                echo "--- gone $?"
                grep -rl -F -e '%5$s' "$HOME" | sed 's/^/LEAK /'
                """.formatted(
                        home,
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        lab.accessKeyId(),
                        lab.accessKeySecret(),
                        lab.endpoint());
        return Files.writeString(folder.resolve("journey.sh"), text);
    }
}
