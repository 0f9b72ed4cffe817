package dev.ecsdeck.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.testing.Instances;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryFileTest {
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final AgentVersion VERSION = new AgentVersion(2, 2, 3, 857);

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("deep/list.json.gz");
    }

    @Test
    void nothingIsThereAtFirst() throws Exception {
        assertThat(new InventoryFile(path()).load()).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodCountsAsNothing() throws Exception {
        Files.createDirectories(path().getParent());
        for (byte[] broken :
                List.of(new byte[0], "{}".getBytes(UTF_8), packed("{"), packed("null"), packed("{\"version\":99}"))) {
            Files.write(path(), broken);

            assertThat(new InventoryFile(path()).load()).isEmpty();
        }
    }

    private static byte[] packed(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void everyFactOfEveryKindOfAgentComesBack() throws Exception {
        List<Instance> rows = List.of(
                Instances.named("web-01"),
                kind("silent", new AgentStatus.Silent(Optional.empty(), Optional.of(THEN))),
                kind("old", new AgentStatus.Outdated(Optional.of(VERSION), AgentVersion.LINUX_NEWER_THAN)),
                kind("missing", new AgentStatus.Missing()),
                kind("unknown", new AgentStatus.Unknown()));

        new InventoryFile(path()).save(THEN, rows);

        assertThat(new InventoryFile(path()).load()).hasValueSatisfying(kept -> {
            assertThat(kept.asOf()).isEqualTo(THEN);
            assertThat(kept.instances()).isEqualTo(rows);
        });
    }

    private static Instance kind(String name, AgentStatus agent) {
        return Instances.of(name, Instances.BEIJING, InstanceState.STOPPED, agent, Map.of("env", "生产"));
    }
}
