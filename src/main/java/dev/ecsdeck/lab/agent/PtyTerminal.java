package dev.ecsdeck.lab.agent;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real program on a pseudo terminal of this computer.
final class PtyTerminal implements Terminal {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;

    private final PtyProcess process;
    private final InputStream output;
    private final OutputStream input;
    private volatile boolean closed;

    private PtyTerminal(PtyProcess process) {
        this.process = process;
        this.output = process.getInputStream();
        this.input = process.getOutputStream();
    }

    /// Starts `command` in `home`.
    ///
    /// @throws AgentException `OpenPtyFailed` if there can be no terminal on this computer, which the detail says
    static PtyTerminal start(List<String> command, Map<String, String> environment, Path home) throws AgentException {
        try {
            PtyProcess process = new PtyProcessBuilder(command.toArray(String[]::new))
                    .setEnvironment(environment)
                    .setDirectory(home.toString())
                    .setInitialRows(ROWS)
                    .setInitialColumns(COLUMNS)
                    .setRedirectErrorStream(true)
                    .start();
            return new PtyTerminal(process);
        } catch (IOException refused) {
            throw new AgentException("OpenPtyFailed", String.valueOf(refused.getMessage()), "OpenPtyFailed");
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | IllegalStateException noNativePart) {
            throw new AgentException(
                    "OpenPtyFailed",
                    "this computer (" + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                            + ") has no pseudo terminal that the Lab can use; its Windows instances work without one",
                    "OpenPtyFailed");
        }
    }

    void begin(LocalShell.Prologue prologue) throws IOException {
        prologue.play(output, input);
    }

    @Override
    public int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        return output.read(buffer);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        input.write(bytes);
        input.flush();
    }

    @Override
    public void resize(int rows, int columns) {
        try {
            process.setWinSize(new WinSize(columns, rows));
        } catch (IllegalStateException refused) {
            // The last thing that a shell hears may be its new size; one that has ended needs none.
            if (process.isAlive() && !closed) {
                throw refused;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        List<ProcessHandle> family = ProcessHandle.of(process.pid())
                .map(leader ->
                        Stream.concat(leader.descendants(), Stream.of(leader)).toList())
                .orElse(List.of());
        process.destroy();
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            input.close();
            output.close();
        } catch (IOException alreadyClosed) {
            // the terminal is gone, which is all that is wanted
        }
    }
}
