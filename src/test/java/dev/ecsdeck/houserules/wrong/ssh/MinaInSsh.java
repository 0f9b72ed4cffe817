package dev.ecsdeck.houserules.wrong.ssh;

import org.apache.sshd.server.SshServer;

final class MinaInSsh {
    final Class<?> door = SshServer.class;
}
