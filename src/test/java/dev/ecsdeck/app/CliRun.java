package dev.ecsdeck.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecsdeck.cli.Cli;
import dev.ecsdeck.cli.Streams;
import dev.ecsdeck.cli.TerminalDoor;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.store.AppPaths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Runs the command line inside this process, without a terminal, against a home of its own.
final class CliRun {
    private final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private final Exits exits = new Exits();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream input = InputStream.nullInputStream();

    /// What came of it.
    record Result(int status, String out, String err) {}

    CliRun(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
        environment.put("LANG", "en_US.UTF-8");
    }

    /// With the Lab as its cloud.
    static CliRun in(Path home, Lab lab) {
        return new CliRun(home)
                .with("ALIBABA_CLOUD_ACCESS_KEY_ID", lab.accessKeyId())
                .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", lab.accessKeySecret())
                .with("ALIBABA_CLOUD_ENDPOINT", lab.endpoint().toString());
    }

    CliRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CliRun typing(String text) {
        return reading(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    CliRun reading(InputStream given) {
        input = given;
        return this;
    }

    /// The process is told to end.
    void interrupt() {
        exits.run();
    }

    /// What has been said so far on standard output.
    String shown() {
        return out.toString(UTF_8);
    }

    /// What has been said so far on standard error.
    String complained() {
        return err.toString(UTF_8);
    }

    Result run(String... arguments) {
        out.reset();
        err.reset();
        AppPaths paths = AppPaths.of(environment, "Linux", home.toString());
        Streams streams = new Streams(input, out, err, new NoTerminal());
        int status = new Cli(new CliBackstage(environment, paths, exits), streams, environment).run(arguments);
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
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
