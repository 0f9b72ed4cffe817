package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Entrance;
import dev.ecsdeck.lab.target.Targets;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// The SSH servers of all machines, each started when its port is first asked for. Thread-safe.
public final class SshDoors implements Targets.PortFinder, AutoCloseable {
    private final Workers workers;
    private final Logins logins;
    private final AttributeRepository.AttributeKey<Boolean> askedFromTheStart =
            new AttributeRepository.AttributeKey<>();
    /// By machine id; guarded by itself.
    private final Map<String, SshServer> servers = new LinkedHashMap<>();
    /// Guarded by servers.
    private boolean closed;
    /// By machine id; guarded by itself.
    private final Map<String, KeyPair> hostKeys = new LinkedHashMap<>();

    public SshDoors(Workers workers, Logins logins) {
        this.workers = workers;
        this.logins = logins;
    }

    @Override
    public int portOf(Machine machine) throws IOException {
        if (machine.isWindows() || !logins.isListening(machine)) {
            return 0;
        }
        synchronized (servers) {
            if (closed) {
                return 0;
            }
            SshServer server = servers.get(machine.id().value());
            if (server == null) {
                server = started(machine);
                servers.put(machine.id().value(), server);
            }
            server.setUserAuthFactories(methods(machine));
            return server.getPort();
        }
    }

    /// The machine's host key as `ssh_host_ecdsa_key.pub` spells it; the same for the life of the Lab.
    public String hostKeyLine(Machine machine) {
        return PublicKeyEntry.toString(hostKey(machine).getPublic()) + " root@" + machine.name();
    }

    /// Puts the host key's public part where a machine keeps it.
    public void showHostKey(Path root, Machine machine) throws IOException {
        Path folder = Files.createDirectories(root.resolve("etc/ssh"));
        Files.writeString(folder.resolve("ssh_host_ecdsa_key.pub"), hostKeyLine(machine) + "\n");
    }

    @Override
    public void close() {
        List<SshServer> all;
        synchronized (servers) {
            closed = true;
            all = List.copyOf(servers.values());
            servers.clear();
        }
        for (SshServer server : all) {
            try {
                server.stop(true);
            } catch (IOException alreadyStopped) {
                // stopped is all that is wanted
            }
        }
    }

    private SshServer started(Machine machine) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey(machine)));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                session.setAttribute(askedFromTheStart, logins.asksForTemporaryKeys(machine));
            }
        });
        server.setPublickeyAuthenticator((user, key, session) -> mayEnter(machine, user, key, session));
        server.setPasswordAuthenticator((user, password, _) -> logins.takesPassword(machine, user, password));
        server.setShellFactory(channel -> entrance(machine, channel, Inside.SHELL, Entrance.Streams.TERMINAL)
                .<Command>map(in -> new ShellCommand(workers, in))
                .orElseGet(SimulatedCommand::new));
        server.setCommandFactory(
                (channel, line) -> entrance(machine, channel, Inside.line(line), Entrance.Streams.PIPES)
                        .<Command>map(PlainCommand::new)
                        .orElseGet(SimulatedCommand::new));
        server.setSubsystemFactories(List.of(new InnerFiles(machine, logins)));
        server.setFileSystemFactory(new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(SessionContext session) throws IOException {
                return logins.root(machine);
            }
        });
        server.start();
        return server;
    }

    private List<UserAuthFactory> methods(Machine machine) {
        List<UserAuthFactory> methods = new ArrayList<>();
        if (logins.takesPublicKeys(machine)) {
            methods.add(UserAuthPublicKeyFactory.INSTANCE);
        }
        methods.add(UserAuthPasswordFactory.INSTANCE);
        return methods;
    }

    /// As OpenSSH does, a connection goes to its end by the settings that it began with.
    private boolean mayEnter(Machine machine, String user, PublicKey key, Session session) {
        String wanted = PublicKeyEntry.toString(key);
        return logins.takesPublicKeys(machine)
                && logins.takesKeysOf(machine, wanted.substring(0, wanted.indexOf(' ')))
                && isKnown(machine, user)
                && Stream.concat(
                                logins.keysOf(machine, user).stream(),
                                Boolean.TRUE.equals(session.getAttribute(askedFromTheStart))
                                        ? logins.temporaryKeysOf(machine, user).stream()
                                        : Stream.empty())
                        .anyMatch(line -> line.contains(wanted));
    }

    private boolean isKnown(Machine machine, String user) {
        try {
            return logins.home(machine, user).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<Entrance> entrance(
            Machine machine, ChannelSession channel, String script, Entrance.Streams streams) {
        return logins.entrance(machine, channel.getSession().getUsername(), script, streams);
    }

    private KeyPair hostKey(Machine machine) {
        synchronized (hostKeys) {
            return hostKeys.computeIfAbsent(machine.id().value(), _ -> newKeys());
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
