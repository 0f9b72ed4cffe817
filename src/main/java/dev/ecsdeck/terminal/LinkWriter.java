package dev.ecsdeck.terminal;

import com.techsenger.jeditermfx.core.TerminalOutputStream;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is typed and pasted, and the emulator's own answers, on their way to a link: a bounded queue and one thread
/// that may wait. Nobody who puts waits. Thread-safe.
public final class LinkWriter implements TerminalOutputStream, AutoCloseable {
    /// More than this is refused: pastes of many megabytes while the far side does not read.
    public static final int CAPACITY = 16 << 20;
    /// Answers are dropped while this much waits; a far side that floods with questions cannot fill the queue.
    private static final int ANSWERS = 64 << 10;

    private final Object lock = new Object();
    /// Guarded by lock.
    private final Deque<byte[]> waiting = new ArrayDeque<>();

    private int waitingBytes;
    private boolean isClosed;
    private final ShellLink link;

    public LinkWriter(ShellLink link, String name, Workers workers) {
        this.link = link;
        workers.start(name, this::run);
    }

    @Override
    public void sendBytes(byte[] bytes, boolean isUserInput) {
        offer(bytes, isUserInput ? CAPACITY : ANSWERS);
    }

    @Override
    public void sendString(String text, boolean isUserInput) {
        sendBytes(text.getBytes(StandardCharsets.UTF_8), isUserInput);
    }

    /// Takes typed or pasted bytes.
    ///
    /// @return false if the link has ended or the queue is full: nothing was taken
    public boolean offer(byte[] bytes) {
        return offer(bytes, CAPACITY);
    }

    private boolean offer(byte[] bytes, int limit) {
        synchronized (lock) {
            if (isClosed || waitingBytes + bytes.length > limit) {
                return false;
            }
            waiting.add(bytes);
            waitingBytes += bytes.length;
            lock.notifyAll();
            return true;
        }
    }

    private void run() {
        try {
            while (true) {
                byte[] next = take();
                if (next.length == 0) {
                    return;
                }
                link.write(next, 0, next.length);
            }
        } catch (IOException ended) {
            close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] take() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty() && !isClosed) {
                lock.wait();
            }
            byte[] next = waiting.poll();
            if (next == null || isClosed) {
                return new byte[0];
            }
            waitingBytes -= next.length;
            return next;
        }
    }

    /// What waits is dropped; the link itself stays as it is.
    @Override
    public void close() {
        synchronized (lock) {
            isClosed = true;
            waiting.clear();
            waitingBytes = 0;
            lock.notifyAll();
        }
    }
}
