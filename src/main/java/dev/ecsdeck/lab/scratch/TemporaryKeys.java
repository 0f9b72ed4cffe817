package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The public keys that the service holds for sixty seconds, and whether a machine's SSH server asks for them.
/// Thread-safe.
public final class TemporaryKeys {
    public static final Duration LIFE = Duration.ofSeconds(60);
    /// How far the clock of a machine with [Ailment#CLOCK_AHEAD] is ahead.
    static final Duration WRONG_CLOCK = Duration.ofMinutes(5);

    private final ScratchRoots roots;
    private final InstantSource clock;
    /// Guarded by itself.
    private final List<Held> held = new ArrayList<>();

    private record Held(InstanceId machine, String user, String line, Instant end) {}

    public TemporaryKeys(ScratchRoots roots, InstantSource clock) {
        this.roots = roots;
        this.clock = clock;
    }

    /// Holds a public key, as `authorized_keys` spells it, for sixty seconds from now.
    public void register(Machine machine, String user, String line) {
        Instant now = clock.instant();
        synchronized (held) {
            held.removeIf(key -> key.end.isBefore(now.minus(LIFE)));
            held.add(new Held(machine.id(), user, line.strip(), now.plus(LIFE)));
        }
    }

    /// The lines that this machine's SSH server gets for that user now: none where it does not ask, where its agent
    /// cannot, or where its clock says that the time is over.
    public List<String> keysFor(Machine machine, String user) {
        if (!isAsked(machine) || machine.agent().health() != Health.WELL) {
            return List.of();
        }
        Instant there =
                machine.ailment() == Ailment.CLOCK_AHEAD ? clock.instant().plus(WRONG_CLOCK) : clock.instant();
        synchronized (held) {
            return held.stream()
                    .filter(key -> key.machine.equals(machine.id()) && key.user.equals(user))
                    .filter(key -> there.isBefore(key.end))
                    .map(Held::line)
                    .toList();
        }
    }

    /// Whether the machine's SSH server asks for keys here, and the program by which it asks is there.
    public boolean isAsked(Machine machine) {
        Path plugin = roots.of(machine).resolve("local").resolve(Furniture.PLUGIN.substring("/usr/local/".length()));
        return Files.isRegularFile(plugin, LinkOption.NOFOLLOW_LINKS)
                && sshSetting(machine, "authorizedkeyscommand").contains("config_ecs_instance_connect");
    }

    /// Whether the machine's SSH server takes public keys at all.
    public boolean takesPublicKeys(Machine machine) {
        return !sshSetting(machine, "pubkeyauthentication").equals("no");
    }

    /// Whether its settings let keys of that algorithm in.
    public boolean takesKeysOf(Machine machine, String algorithm) {
        List<String> types =
                List.of(sshSetting(machine, "pubkeyacceptedalgorithms").split(","));
        return types.equals(List.of("")) || types.contains(algorithm);
    }

    /// The first value of a word in the machine's `sshd_config`, in lower case; empty when it does not stand there.
    public String sshSetting(Machine machine, String word) {
        Path file = roots.of(machine).resolve("etc/ssh/sshd_config");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT).split("\\s+", 2))
                    .filter(cells -> cells.length == 2 && cells[0].equals(word))
                    .map(cells -> cells[1])
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
