package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.work.Workers;
import java.io.IOException;

/// What machines are made of inside: their files, their scripts, and the keys that the service holds for them.
public record Workshop(ScratchRoots roots, ScriptRunner runner, TemporaryKeys keys) implements AutoCloseable {
    /// Opens an empty one; nothing is made for a machine before it is needed.
    public static Workshop open(Workers workers) throws IOException {
        ScratchRoots roots = new ScratchRoots();
        try {
            return new Workshop(roots, new ScriptRunner(workers, roots), new TemporaryKeys(roots, workers.clock()));
        } catch (IOException | RuntimeException failed) {
            roots.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        runner.close();
        roots.close();
    }
}
