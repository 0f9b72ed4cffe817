package dev.ecsdeck.net;

import dev.ecsdeck.work.Workers;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/// Gives OkHttp's dispatcher one virtual thread a call. It owns no thread, so there is nothing to shut down.
final class WorkersExecutor extends AbstractExecutorService {
    private final Workers workers;

    WorkersExecutor(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void execute(Runnable call) {
        workers.start("http-call", call);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
