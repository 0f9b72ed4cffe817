package dev.ecsdeck.houserules.wrong.session;

import com.jcraft.jsch.JSch;

final class JschInSession {
    final Class<?> door = JSch.class;
}
