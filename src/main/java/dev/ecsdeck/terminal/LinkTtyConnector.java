package dev.ecsdeck.terminal;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// A shell's link as the core's connector: bytes to characters and back. One thread reads; writing blocks while the
/// way out is full, so it is done by a [LinkWriter]'s thread.
public final class LinkTtyConnector implements TtyConnector {
    private static final int MOST = 16 << 10;

    private final ShellLink link;
    private final Utf8Decoder decoder = new Utf8Decoder();
    private final byte[] bytes = new byte[MOST];
    private final char[] spare = new char[MOST + 1];
    private final CountDownLatch ended = new CountDownLatch(1);
    private int spareFrom;
    private int spareTo;

    public LinkTtyConnector(ShellLink link) {
        this.link = link;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (spareFrom == spareTo) {
            int count = readBytes(length);
            if (count < 0) {
                return -1;
            }
            if (length > count) {
                int characters = decoder.decode(bytes, 0, count, buffer, offset);
                if (characters > 0) {
                    return characters;
                }
            } else {
                spareFrom = 0;
                spareTo = decoder.decode(bytes, 0, count, spare, 0);
            }
        }
        int count = Math.min(length, spareTo - spareFrom);
        System.arraycopy(spare, spareFrom, buffer, offset, count);
        spareFrom += count;
        return count;
    }

    private int readBytes(int length) throws IOException {
        try {
            int count = link.read(bytes, 0, Math.max(1, Math.min(bytes.length, length - 1)));
            if (count < 0) {
                ended.countDown();
            }
            return count;
        } catch (IOException end) {
            ended.countDown();
            throw end;
        }
    }

    @Override
    public void write(byte[] sent) throws IOException {
        link.write(sent, 0, sent.length);
    }

    @Override
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isConnected() {
        return ended.getCount() > 0;
    }

    @Override
    public void resize(TermSize size) {
        try {
            link.resize(new ScreenSize(size.getRows(), size.getColumns()));
        } catch (IOException closed) {
            ended.countDown();
        }
    }

    /// Waits until reading has come to the end.
    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return 0;
    }

    @Override
    public boolean ready() {
        return spareFrom < spareTo;
    }

    @Override
    public String getName() {
        return "shell";
    }

    @Override
    public void close() {
        ended.countDown();
        link.close();
    }
}
