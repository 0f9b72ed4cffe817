package dev.ecsdeck.ui.kit.terminal;

import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A link whose far side is the test: it says what it likes and keeps what it is told.
final class KeptLink implements ShellLink {
    private final BlockingQueue<byte[]> said = new LinkedBlockingQueue<>();
    private final StringBuilder told = new StringBuilder();
    private final List<ScreenSize> sizes = new ArrayList<>();

    void say(String text) {
        said.add(text.replace('␛', '\u001b').getBytes(StandardCharsets.UTF_8));
    }

    void end() {
        said.add(new byte[0]);
    }

    synchronized String told() {
        return told.toString().replace('\u001b', '␛');
    }

    synchronized void forget() {
        told.setLength(0);
    }

    synchronized List<ScreenSize> sizes() {
        return List.copyOf(sizes);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            byte[] next = said.take();
            if (next.length == 0) {
                return -1;
            }
            System.arraycopy(next, 0, buffer, offset, next.length);
            return next.length;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        told.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void closeOutput() {}

    @Override
    public synchronized void resize(ScreenSize size) {
        sizes.add(size);
    }

    @Override
    public void close() {
        end();
    }
}
