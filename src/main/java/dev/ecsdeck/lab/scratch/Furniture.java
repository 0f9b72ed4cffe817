package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What stands in a machine's scratch root from the start: its users, its SSH settings, its few own programs.
final class Furniture {
    static final String PLUGIN =
            "/usr/local/share/aliyun-assist/plugin/config_ecs_instance_connect/" + "ecs_config_instance_connect";
    /// Programs that stand in for those which need a whole system behind them.
    private static final List<String> PROGRAMS = List.of("acs-plugin-manager", "systemctl", "service", "reboot");
    /// Taken where only root is mapped and the real ones cannot work.
    private static final List<String> OWNERS = List.of("chown", "chgrp");

    private final Path root;
    private final Machine machine;

    Furniture(Path root, Machine machine) {
        this.root = root;
        this.machine = machine;
    }

    void write() throws IOException {
        users();
        String host = machine.name().matches("[a-z0-9-]{1,60}")
                ? machine.name()
                : machine.id().value();
        put("etc/hostname", host + "\n");
        put("etc/hosts", "127.0.0.1 localhost\n" + machine.facts().privateIp() + " " + host + "\n");
        put("etc/os-release", "PRETTY_NAME=\"" + machine.facts().image().osName() + " (Lab)\"\nID=lab\n");
        put("etc/ssh/sshd_config", sshSettings());
        for (String name : PROGRAMS) {
            program("local/bin/" + name, name);
        }
        program("local/sbin/sshd", "sshd");
        if (machine.ailment() == Ailment.CLOCK_AHEAD) {
            put(
                    "local/bin/date",
                    "#!/bin/sh\nexec /bin/date -d '+" + TemporaryKeys.WRONG_CLOCK.toMinutes() + " minutes' \"$@\"\n");
            ScratchRoots.open(root.resolve("local/bin/date"), "rwxr-xr-x");
        }
        Files.createDirectories(root.resolve("local/owners"));
        for (String name : OWNERS) {
            put("local/owners/" + name, "#!/bin/sh\nexit 0\n");
            ScratchRoots.open(root.resolve("local/owners/" + name), "rwxr-xr-x");
        }
    }

    private void users() throws IOException {
        List<String> passwd = new ArrayList<>(List.of(
                "root:x:0:0:root:/root:/bin/bash",
                "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin",
                "sshd:x:101:65534::/run/sshd:/usr/sbin/nologin",
                "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin",
                "ecs-assist-user:x:1001:1001::/home/ecs-assist-user:/bin/bash"));
        if (machine.facts().loginUser().equals("ecs-user")) {
            passwd.add("ecs-user:x:1000:1000::/home/ecs-user:/bin/bash");
        }
        StringBuilder groups = new StringBuilder();
        StringBuilder shadow = new StringBuilder();
        for (String line : passwd) {
            String[] cell = line.split(":", -1);
            groups.append(cell[0].equals("nobody") ? "nogroup" : cell[0])
                    .append(":x:")
                    .append(cell[3])
                    .append(":\n");
            shadow.append(cell[0]).append(":!:20000:0:99999:7:::\n");
            if (cell[5].startsWith("/home/")) {
                Files.createDirectories(root.resolve(cell[5].substring(1)));
            }
        }
        put("etc/passwd", String.join("\n", passwd) + "\n");
        put("etc/group", groups + "sudo:x:27:\nwheel:x:10:\n");
        put("etc/gshadow", "root:*::\nsudo:*::\nwheel:*::\n");
        put("etc/shadow", shadow.toString());
        ScratchRoots.open(root.resolve("etc/shadow"), "rw-r-----");
    }

    private String sshSettings() {
        List<String> lines =
                new ArrayList<>(List.of("Port 22", "PermitRootLogin yes", "PasswordAuthentication yes", "UsePAM yes"));
        lines.add("PubkeyAuthentication " + (machine.ailment() == Ailment.NO_PUBLIC_KEYS ? "no" : "yes"));
        if (machine.ailment() == Ailment.ED25519_ONLY) {
            lines.add("PubkeyAcceptedAlgorithms ssh-ed25519");
        }
        if (machine.ailment() == Ailment.KEYS_PREEMPTED) {
            lines.add("AuthorizedKeysCommand /usr/bin/sss_ssh_authorizedkeys %u");
            lines.add("AuthorizedKeysCommandUser nobody");
        }
        return String.join("\n", lines) + "\n";
    }

    private void program(String path, String name) throws IOException {
        try (InputStream in = Furniture.class.getResourceAsStream("/dev/ecsdeck/lab/bin/" + name)) {
            if (in == null) {
                throw new IOException("no program " + name);
            }
            put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ScratchRoots.open(root.resolve(path), "rwxr-xr-x");
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
