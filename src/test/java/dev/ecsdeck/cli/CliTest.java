package dev.ecsdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.ScreenSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What the command line does when the program behind it has a bug.
class CliTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aBugIsASentenceWithItsCodeAndNoTrace() {
        int status = run("list");

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("B0G5").doesNotContain("CANARY", "Exception", "\tat ");
    }

    @Test
    void whereABugCameFromIsShownOnRequest() {
        int status = run("list", "--verbose");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("B0G5", "IllegalStateException", "\tat ");
    }

    private int run(String... arguments) {
        Backstage broken = (Backstage) Proxy.newProxyInstance(
                CliTest.class.getClassLoader(), new Class<?>[] {Backstage.class}, (_, method, _) -> {
                    if (method.getName().equals("crashed")) {
                        return "B0G5";
                    }
                    throw new IllegalStateException("CANARY");
                });
        Streams streams = new Streams(InputStream.nullInputStream(), out, err, new NoTerminal());
        return new Cli(broken, streams, Map.of("LANG", "en_US.UTF-8")).run(arguments);
    }

    private static final class NoTerminal implements TerminalDoor {
        @Override
        public boolean isInput() {
            return false;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public Taken takeRaw(Consumer<ScreenSize> resized) throws IOException {
            throw new IOException("no terminal");
        }

        @Override
        public Taken takeSilent() throws IOException {
            throw new IOException("no terminal");
        }
    }
}
