package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    private final BlockingQueue<List<String>> handed = new LinkedBlockingQueue<>();
    private final Threads threads = new Threads((_, crash) -> handed.add(List.of("crash " + crash)));

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void withoutAFirstOneNothingIsHandedOver() {
        assertThat(SingleInstance.handOver(directory, List.of())).isFalse();
    }

    @Test
    void aSecondStartHandsItsArgumentsToTheFirst() throws InterruptedException {
        try (SingleInstance _ = SingleInstance.claim(directory, threads, handed::add)) {
            assertThat(SingleInstance.handOver(directory, List.of("--lab"))).isTrue();
            assertThat(handed.poll(10, TimeUnit.SECONDS)).containsExactly("--lab");
            assertThat(SingleInstance.handOver(directory, List.of())).isTrue();
            assertThat(handed.poll(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void afterItsEndTheNextOneIsTheFirst() {
        SingleInstance.claim(directory, threads, handed::add).close();

        assertThat(SingleInstance.handOver(directory, List.of())).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aSocketLeftByAProgramThatDiedIsTakenOver() throws Exception {
        Files.createFile(directory.resolve("window.socket"));

        assertThat(SingleInstance.handOver(directory, List.of())).isFalse();
        try (SingleInstance _ = SingleInstance.claim(directory, threads, handed::add)) {
            assertThat(SingleInstance.handOver(directory, List.of("again"))).isTrue();
        }
    }
}
