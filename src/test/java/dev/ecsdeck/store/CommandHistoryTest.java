package dev.ecsdeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.model.ScriptLanguage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandHistoryTest {
    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");
    private CommandHistory history = new CommandHistory(new AtomicFile(path), Instant::now);

    @BeforeEach
    void open() {
        path = directory.resolve("commands.json");
        history = new CommandHistory(new AtomicFile(path), () -> Instant.ofEpochSecond(7));
    }

    @Test
    void withoutAFileThereIsNone() throws Exception {
        assertThat(history.load()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[null]", "[{}]", "[{\"language\":\"COBOL\"}]"})
    void aBrokenFileIsKeptAsideAndCountsAsEmpty(String broken) throws Exception {
        Files.writeString(path, broken);

        assertThat(history.load()).isEmpty();

        assertThat(directory.resolve("commands.json.broken-7")).hasContent(broken);
    }

    @Test
    void scriptsComeBackInTheirOrder() throws Exception {
        List<PastCommand> past = List.of(
                new PastCommand(ScriptLanguage.SHELL, "uptime", "root", "/", 60, 3, Instant.ofEpochSecond(2)),
                new PastCommand(ScriptLanguage.SHELL, "echo 你好", "", "", 10, 1, Instant.ofEpochSecond(1)));

        history.save(past);

        assertThat(history.load()).isEqualTo(past);
    }
}
