package dev.ecsdeck.session;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The one lock of a conversation, and the one condition: something that it guards has changed.
final class Guard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Condition newCondition() {
        return lock.newCondition();
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /// Changes something, and wakes whoever waits for changes.
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Changes something; whoever has to know is woken by the change itself.
    void changeQuietly(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes whoever waits for changes. Called with the lock held.
    void signalChange() {
        changed.signalAll();
    }

    /// Waits for a change, or for nothing: its callers look again in loops of their own. Called with the lock held.
    @SuppressWarnings("WaitNotInLoop")
    void awaitChange() throws InterruptedException {
        changed.await();
    }

    /// Waits until `done`, which is asked with the lock held after each change.
    void await(BooleanSupplier done) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!done.getAsBoolean()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
