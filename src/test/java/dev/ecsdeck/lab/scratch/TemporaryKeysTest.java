package dev.ecsdeck.lab.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.AgentProfile;
import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemporaryKeysTest {
    private static final String LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHk";

    private final Fleet fleet = Fleet.standard();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private ScratchRoots roots;
    private TemporaryKeys keys;

    @BeforeEach
    void start() throws IOException {
        roots = new ScratchRoots();
        keys = new TemporaryKeys(roots, () -> now);
    }

    @AfterEach
    void stop() {
        roots.close();
    }

    /// As the plugin's installer leaves it.
    private Machine prepared(String name) throws IOException {
        Machine machine = fleet.named(name);
        Path root = roots.of(machine);
        Path plugin = root.resolve("local").resolve(Furniture.PLUGIN.substring("/usr/local/".length()));
        Files.createDirectories(plugin.getParent());
        Files.writeString(plugin, "");
        Files.writeString(
                root.resolve("etc/ssh/sshd_config"),
                "AuthorizedKeysCommand " + Furniture.PLUGIN + " %u %f\n",
                StandardOpenOption.APPEND);
        return machine;
    }

    @Test
    void aKeyIsThereForSixtySecondsAndNotForOneMore() throws IOException {
        Machine web = prepared("web-01");
        keys.register(web, "root", LINE + "\n");

        now = now.plusMillis(59_999);
        assertThat(keys.keysFor(web, "root")).containsExactly(LINE);
        now = now.plusMillis(1);
        assertThat(keys.keysFor(web, "root")).isEmpty();
    }

    @Test
    void aKeyIsForOneUserOfOneMachine() throws IOException {
        Machine web = prepared("web-01");
        keys.register(web, "deploy", LINE);

        assertThat(keys.keysFor(web, "root")).isEmpty();
        assertThat(keys.keysFor(prepared("web-02"), "deploy")).isEmpty();
        assertThat(keys.keysFor(web, "deploy")).containsExactly(LINE);
    }

    @Test
    void aMachineWithoutThePluginAsksForNoKey() {
        Machine web = fleet.named("web-01");
        keys.register(web, "root", LINE);

        assertThat(keys.keysFor(web, "root")).isEmpty();
    }

    @Test
    void anAgentThatCannotReachTheServiceBringsNoKey() throws IOException {
        Machine web = prepared("web-01");
        keys.register(web, "root", LINE);
        web.replaceAgent(AgentProfile.NEW.with(Health.SILENT));

        assertThat(keys.keysFor(web, "root")).isEmpty();
    }

    @Test
    void aClockAheadFindsEveryKeyOver() throws IOException {
        Machine ahead = prepared("bj-clock-01");
        keys.register(ahead, "root", LINE);

        assertThat(ahead.ailment()).isEqualTo(Ailment.CLOCK_AHEAD);
        assertThat(keys.keysFor(ahead, "root")).isEmpty();
        assertThat(TemporaryKeys.WRONG_CLOCK).isGreaterThan(Duration.ofSeconds(60));
    }
}
