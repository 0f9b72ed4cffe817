package dev.ecsdeck.testing;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A real program on a real pseudo terminal of this machine, as a shell's link.
public final class PtyLink implements ShellLink {
    private final PtyProcess process;

    public PtyLink(ScreenSize size, List<String> command, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        environment.remove("TMUX");
        environment.putAll(more);
        process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(environment)
                .setInitialColumns(size.columns())
                .setInitialRows(size.rows())
                .start();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return process.getInputStream().read(buffer, offset, length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!process.isAlive()) {
            throw new LinkClosedException("the program has ended");
        }
        process.getOutputStream().write(bytes, offset, length);
        process.getOutputStream().flush();
    }

    @Override
    public void closeOutput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void resize(ScreenSize size) {
        process.setWinSize(new WinSize(size.columns(), size.rows()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
