package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script.End;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.work.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Runs scripts in the machines' scratch roots, each apart from this machine, or only says that it would.
/// Thread-safe.
public final class ScriptRunner implements AutoCloseable {
    /// A script under way.
    public static final class Handle {
        /// Guarded by this.
        private End cut = End.EXITED;
        private volatile Runnable killer = () -> {};

        /// Ends the script; its outcome says so.
        public void stop() {
            cut(End.STOPPED);
        }

        private void cut(End why) {
            synchronized (this) {
                if (isCut()) {
                    return;
                }
                cut = why;
            }
            killer.run();
        }

        private synchronized boolean isCut() {
            return cut != End.EXITED;
        }

        private synchronized End end() {
            return cut;
        }
    }

    private static final String SIMULATED = "(simulated: this machine cannot keep scripts apart from itself)\n";
    private static final String SIMULATED_WINDOWS = "(simulated: a Windows instance of the Lab runs nothing)\n";
    /// Scripts that run at the same time; more wait.
    private static final int MOST_AT_ONCE = 64;
    private static final int CANNOT_EXECUTE = 126;
    private static final int SETUP_FAILED = 250;
    private static final int NO_USER = 251;
    private static final int NO_DIRECTORY = 252;

    private final Workers workers;
    private final ScratchRoots roots;
    private final Enclosure enclosure;
    private final SimulatedGroup group = new SimulatedGroup();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    /// Empty until first asked. Guarded by this.
    private Optional<Boolean> isolating = Optional.empty();

    public ScriptRunner(Workers workers, ScratchRoots roots) throws IOException {
        this.workers = workers;
        this.roots = roots;
        this.enclosure = new Enclosure();
    }

    /// Whether scripts really run on this machine. The first call tries it out.
    public synchronized boolean isIsolating(Machine any) {
        if (isolating.isEmpty()) {
            boolean works = false;
            if (Files.isExecutable(Path.of("/usr/bin/unshare"))) {
                Script probe = new Script("echo here", new byte[0], "root", "", Duration.ofSeconds(20));
                try {
                    works = new String(run(any, probe, new Handle()).output(), StandardCharsets.UTF_8).equals("here\n");
                } catch (IOException refused) {
                    works = false;
                }
            }
            isolating = Optional.of(works);
        }
        return isolating.get();
    }

    /// The way in for a program that goes on by itself, as a shell does; whoever starts it ends it. Empty where this
    /// machine cannot keep it apart, or the instance is only simulated.
    ///
    /// @param script what runs there as that user, in that user's home
    public Optional<Entrance> entrance(Machine machine, String user, String script, Entrance.Streams streams) {
        return machine.isWindows() || !isIsolating(machine)
                ? Optional.empty()
                : Optional.of(enclosure.entrance(roots.of(machine), user, "", script, streams));
    }

    /// Runs a script to its end; blocks until then.
    public Outcome execute(Machine machine, Script script, Handle handle) {
        if (machine.isWindows()) {
            return simulated(group.answer(machine, script.text()).orElse("") + SIMULATED_WINDOWS);
        }
        if (!isIsolating(machine)) {
            return simulated(SIMULATED);
        }
        if (script.text().indexOf('\0') >= 0) {
            return said(CANNOT_EXECUTE, "cannot execute: a NUL in the script\n");
        }
        try {
            places.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(End.STOPPED, SETUP_FAILED, new byte[0], 0);
        }
        try {
            return run(machine, script, handle);
        } catch (IOException | UncheckedIOException broken) {
            return new Outcome(
                    handle.end(), 255, String.valueOf(broken.getMessage()).getBytes(StandardCharsets.UTF_8), 0);
        } finally {
            places.release();
        }
    }

    private static Outcome simulated(String text) {
        return said(0, text);
    }

    private static Outcome said(int exitCode, String text) {
        return new Outcome(End.EXITED, exitCode, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    private Outcome run(Machine machine, Script script, Handle handle) throws IOException {
        Entrance entrance = enclosure.entrance(
                roots.of(machine), script.user(), script.workingDirectory(), script.text(), Entrance.Streams.PIPES);
        ProcessBuilder builder = new ProcessBuilder(entrance.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(entrance.environment());
        builder.directory(Path.of("/").toFile());
        Process process = builder.start();
        running.add(process);
        handle.killer = process::destroyForcibly;
        if (handle.isCut() || closed) {
            process.destroyForcibly();
        }
        Workers.Wakeup limit = workers.after(script.timeout(), () -> handle.cut(End.TIMED_OUT));
        try {
            entrance.admit(process.getInputStream(), process.getOutputStream());
            Thread feeder = workers.start("lab-script-input", () -> feed(process, script.input()));
            Outcome outcome = collect(process, handle);
            feeder.interrupt();
            return outcome;
        } finally {
            limit.cancel();
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException unread) {
            // A script need not read its input.
        }
    }

    private static Outcome collect(Process process, Handle handle) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int dropped = 0;
        byte[] buffer = new byte[8192];
        InputStream out = process.getInputStream();
        for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
            int room = Math.min(n, Outcome.MOST_OUTPUT - kept.size());
            kept.write(buffer, 0, room);
            dropped += n - room;
        }
        int code;
        try {
            code = process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            code = SETUP_FAILED;
        }
        End end = handle.end();
        if (end == End.EXITED && code == SETUP_FAILED) {
            throw new IOException(kept.toString(StandardCharsets.UTF_8));
        }
        if (end == End.EXITED && code == NO_USER) {
            end = End.NO_USER;
        }
        if (end == End.EXITED && code == NO_DIRECTORY) {
            end = End.NO_DIRECTORY;
        }
        return new Outcome(end, code, kept.toByteArray(), dropped);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Process::destroyForcibly);
        enclosure.close();
    }
}
