package dev.ecsdeck.houserules.wrong.terminal;

import com.pty4j.PtyProcess;

final class PtyInTerminal {
    final Class<?> door = PtyProcess.class;
}
