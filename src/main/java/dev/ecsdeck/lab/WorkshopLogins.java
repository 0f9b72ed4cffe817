package dev.ecsdeck.lab;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Entrance;
import dev.ecsdeck.lab.scratch.Workshop;
import dev.ecsdeck.lab.ssh.Logins;
import dev.ecsdeck.model.InstanceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who may log in by SSH, as the machines' own files and the service's temporary keys say.
record WorkshopLogins(Workshop workshop) implements Logins {
    private static final int HOME = 5;

    @Override
    public boolean isListening(Machine machine) {
        return machine.state() == InstanceState.RUNNING;
    }

    @Override
    public boolean takesPublicKeys(Machine machine) {
        return workshop.keys().takesPublicKeys(machine);
    }

    @Override
    public boolean takesKeysOf(Machine machine, String algorithm) {
        return workshop.keys().takesKeysOf(machine, algorithm);
    }

    @Override
    public List<String> keysOf(Machine machine, String user) {
        return workshop.logons().authorizedKeys(machine, user);
    }

    @Override
    public boolean asksForTemporaryKeys(Machine machine) {
        return workshop.keys().isAsked(machine);
    }

    @Override
    public List<String> temporaryKeysOf(Machine machine, String user) {
        return workshop.keys().keysFor(machine, user);
    }

    @Override
    public boolean takesPassword(Machine machine, String user, String password) {
        return workshop.logons().takesPassword(machine, user, password);
    }

    @Override
    public Optional<Entrance> entrance(Machine machine, String user, String script, Entrance.Streams streams) {
        return workshop.runner().entrance(machine, user, script, streams);
    }

    @Override
    public Path root(Machine machine) {
        return workshop.roots().of(machine);
    }

    @Override
    public Optional<Path> home(Machine machine, String user) throws IOException {
        Path root = workshop.roots().of(machine);
        Path passwd = root.resolve("etc/passwd");
        if (!Files.isRegularFile(passwd, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Files.readAllLines(passwd).stream()
                .map(line -> line.split(":", -1))
                .filter(cells -> cells.length > HOME && cells[0].equals(user))
                .map(cells -> root.resolve("." + cells[HOME]).normalize())
                .filter(home -> home.startsWith(root))
                .findFirst();
    }
}
