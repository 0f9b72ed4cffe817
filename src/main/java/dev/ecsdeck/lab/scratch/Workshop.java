package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.work.Workers;
import java.io.IOException;

/// What machines are made of inside: their files, their scripts, who may log in to them.
public record Workshop(ScratchRoots roots, ScriptRunner runner, TemporaryKeys keys, Logons logons)
        implements AutoCloseable {
    /// Opens an empty one; nothing is made for a machine before it is needed.
    public static Workshop open(Workers workers) throws IOException {
        ScratchRoots roots = new ScratchRoots();
        try {
            ScriptRunner runner = new ScriptRunner(workers, roots);
            TemporaryKeys keys = new TemporaryKeys(roots, workers.clock());
            return new Workshop(roots, runner, keys, new Logons(runner, keys));
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
