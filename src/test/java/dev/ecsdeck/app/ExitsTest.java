package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitsTest {
    private final Exits exits = new Exits();
    private final List<String> done = new ArrayList<>();

    @Test
    void theLastAddedRunsFirst() {
        exits.add(() -> done.add("first"));
        exits.add(() -> done.add("last"));

        exits.run();

        assertThat(done).containsExactly("last", "first");
    }

    @Test
    void whatHasBeenClosedDoesNotRun() {
        exits.add(() -> done.add("closed")).close();

        exits.run();

        assertThat(done).isEmpty();
    }

    @Test
    void aBodyThatFailsDoesNotKeepTheOthersFromTheirEnd() throws InterruptedException {
        exits.add(() -> done.add("terminal"));
        exits.add(() -> {
            throw new IllegalStateException("broken");
        });

        exits.run();
        exits.await();

        assertThat(done).containsExactly("terminal");
    }
}
