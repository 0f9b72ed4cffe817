package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fix;

/// Commands that a person runs as root on an instance whose agent or SSH server does not let us.
final class Scripts {
    private Scripts() {}

    static String of(Fix.Script script) {
        return switch (script) {
            case RESTART_AGENT -> """
                    systemctl restart aliyun.service || service aliyun restart
                    curl -sS -m 5 -o /dev/null -w '%{http_code}\\n' https://100.100.100.10/
                    """;
            case ALLOW_PUBLIC_KEYS -> """
                    sed -ri 's/^#?PubkeyAuthentication.*/PubkeyAuthentication yes/' /etc/ssh/sshd_config
                    sed -ri '/^AuthorizedKeysCommand/s/^/#/' /etc/ssh/sshd_config
                    sshd -t && systemctl reload sshd
                    """;
            case ALLOW_ROOT -> """
                    sed -ri 's/^#?PermitRootLogin.*/PermitRootLogin prohibit-password/' /etc/ssh/sshd_config
                    sshd -t && systemctl reload sshd
                    """;
            case SET_CLOCK -> """
                    timedatectl set-ntp true || chronyc -a makestep
                    date -u
                    """;
        };
    }
}
