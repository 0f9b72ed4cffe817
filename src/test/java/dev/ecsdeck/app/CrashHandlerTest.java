package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashHandlerTest {
    private final List<String> told = new ArrayList<>();
    private final CrashHandler handler = new CrashHandler(told::add);

    @Test
    void theSamePlaceHasTheSameCodeWhateverTheMessage() {
        assertThat(CrashHandler.codeOf(bug("one")))
                .isEqualTo(CrashHandler.codeOf(bug("two")))
                .matches("[0-9A-Z]{4}");
        assertThat(CrashHandler.codeOf(bug("one"))).isNotEqualTo(CrashHandler.codeOf(otherBug()));
    }

    @Test
    void eachCodeIsToldOnce() {
        handler.uncaughtException(Thread.currentThread(), bug("one"));
        handler.uncaughtException(Thread.currentThread(), bug("again"));
        handler.uncaughtException(Thread.currentThread(), otherBug());

        assertThat(told).hasSize(2);
    }

    private static Throwable bug(String message) {
        return new IllegalStateException(message);
    }

    private static Throwable otherBug() {
        return new IllegalArgumentException("elsewhere");
    }
}
