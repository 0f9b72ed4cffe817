package dev.ecsdeck.screens;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.HandoutDesk;
import dev.ecsdeck.service.keys.KeyExport;
import dev.ecsdeck.ssh.KeyKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keys for other programs that exist on paper.
final class StageHandouts implements HandoutDesk {
    final List<String> deeds = new CopyOnWriteArrayList<>();
    volatile Optional<Problem> refusal = Optional.empty();
    volatile Instant goodUntil = Instant.now().plusSeconds(43);

    private void refuse() throws ProblemException {
        if (refusal.isPresent()) {
            throw new ProblemException(refusal.get());
        }
    }

    @Override
    public Handout lend(Instance instance, LoginName user, KeyKind kind) throws ProblemException {
        deeds.add("lend " + user + "@" + instance.name());
        refuse();
        Path socket = Path.of("/tmp/ecs-deck-8812/agent");
        return new Handout(
                "ssh -p 40123 -o 'IdentityAgent=\"" + socket + "\"' -o IdentityFile=none -o HostKeyAlias="
                        + instance.id() + " -o StrictHostKeyChecking=accept-new " + user + "@127.0.0.1",
                user + "@127.0.0.1:40123",
                socket,
                goodUntil);
    }

    @Override
    public KeyExport.Written write(KeyKind kind, Path file, byte[] passphrase) throws ProblemException {
        deeds.add("write " + file.getFileName() + " " + new String(passphrase, StandardCharsets.UTF_8));
        refuse();
        return new KeyExport.Written(
                file,
                file.resolveSibling(file.getFileName() + ".pub"),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9 ecs-deck",
                "SHA256:one");
    }

    @Override
    public Registered register(Instance instance, LoginName user, KeyExport.Written key) throws ProblemException {
        deeds.add("register " + user);
        refuse();
        return new Registered("ssh -p 40123 -i " + key.privateKey() + " " + user + "@127.0.0.1", goodUntil);
    }

    @Override
    public void openTerminal(String command) throws ProblemException {
        deeds.add("terminal");
        refuse();
    }
}
