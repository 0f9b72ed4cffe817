package dev.ecsdeck.app;

import dev.ecsdeck.cli.Backstage.Stay;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// What must still be done when the process is told to end. The last added runs first.
final class Exits {
    private final List<Runnable> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicBoolean armed = new AtomicBoolean();

    Stay add(Runnable body) {
        arm();
        Runnable own = body::run;
        bodies.add(own);
        return () -> bodies.remove(own);
    }

    void await() throws InterruptedException {
        arm();
        ending.await();
    }

    /// The process waits for these before it ends, whether by a signal or by itself.
    private void arm() {
        if (armed.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(Threads.atExit(this::run));
        }
    }

    /// A body that fails does not keep the others from their end.
    void run() {
        for (Runnable body : bodies.reversed()) {
            try {
                body.run();
            } catch (RuntimeException bug) {
                CrashHandler.noted(Thread.currentThread(), bug);
            }
        }
        ending.countDown();
    }
}
