package dev.ecsdeck.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Settings.LogLevel;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogBookTest {
    private final LogBook book = new LogBook(Path.of("log"));

    @Test
    void linesAfterANumberAreThoseNotSeenYet() {
        add("one");
        long seen = book.last().value();
        add("two");

        assertThat(book.after(seen)).extracting(LogLine::text).containsExactly("two");
        assertThat(book.after(0)).hasSize(2);
    }

    @Test
    void onlyTheLastLinesAreKept() {
        for (int i = 0; i < LogBook.KEPT + 10; i++) {
            add("line " + i);
        }

        assertThat(book.after(0)).hasSize(LogBook.KEPT);
        assertThat(book.after(0).getFirst().text()).isEqualTo("line 10");
    }

    private void add(String text) {
        book.add(Instant.EPOCH, LogLevel.INFO, "Test", text);
    }
}
