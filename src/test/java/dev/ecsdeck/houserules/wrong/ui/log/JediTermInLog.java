package dev.ecsdeck.houserules.wrong.ui.log;

import com.techsenger.jeditermfx.core.TtyConnector;

final class JediTermInLog {
    final Class<?> door = TtyConnector.class;
}
