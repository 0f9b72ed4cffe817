package dev.ecsdeck.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One SSH connection over a [Link]: any number of shells and file views. Blocking; thread-safe.
public final class SshConnection implements AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
    private static final int UNANSWERED_KEEP_ALIVES = 3;

    private final Session session;
    private final LinkProxy proxy;
    private final Workers workers;
    private final SshTarget target;

    private SshConnection(Session session, LinkProxy proxy, Workers workers, SshTarget target) {
        this.session = session;
        this.proxy = proxy;
        this.workers = workers;
        this.target = target;
    }

    /// Logs in. Takes ownership of the link: it is closed with the connection, and when this throws.
    ///
    /// @param patience how long the server may stay silent at each step of the handshake
    /// @throws ProblemException with [Problem.SshFailed] or [Problem.HostKeyChanged], or what ended the link
    public static SshConnection open(
            Link link, SshTarget target, Login login, HostKeyBook hostKeys, Duration patience, Workers workers)
            throws ProblemException {
        LinkProxy proxy = new LinkProxy(link, workers, "ssh-" + target.hostKeyName());
        HostKeyVerdict verdict = new HostKeyVerdict(hostKeys, target.hostKeyName());
        boolean open = false;
        try {
            Session session = prepare(target, login, verdict);
            session.setProxy(proxy);
            session.setThreadFactory(body -> workers.unstarted("ssh-" + target.hostKeyName(), body));
            proxy.input().timeoutAfter(patience);
            session.connect((int) patience.toMillis());
            proxy.input().timeoutAfter(KEEP_ALIVE);
            session.setIdentityRepository(new NoKeys());
            open = true;
            return new SshConnection(session, proxy, workers, target);
        } catch (JSchException failed) {
            throw new ProblemException(
                    verdict.refusal().orElseGet(() -> SshFailures.whileConnecting(failed, target, login)), failed);
        } finally {
            if (login instanceof Login.WithPassword with) {
                java.util.Arrays.fill(with.password(), (byte) 0);
            }
            if (!open) {
                proxy.close();
            }
        }
    }

    private static Session prepare(SshTarget target, Login login, HostKeyVerdict verdict) throws JSchException {
        JSch jsch = new JSch();
        String methods = switch (login) {
            case Login.WithKey with -> {
                jsch.addIdentity(new SshKey(with.key()), null);
                yield "publickey";
            }
            case Login.WithOwnKey with -> {
                jsch.addIdentity(with.key().identity(), null);
                yield "publickey";
            }
            case Login.WithPassword _ -> "password,keyboard-interactive";
        };
        jsch.setHostKeyRepository(verdict);
        Session session = jsch.getSession(target.user(), target.hostKeyName(), 22);
        if (login instanceof Login.WithPassword with) {
            session.setPassword(with.password());
            session.setUserInfo(new PasswordAnswer(with.password()));
        }
        Properties config = new Properties();
        config.setProperty("StrictHostKeyChecking", "yes");
        config.setProperty("PreferredAuthentications", methods);
        config.setProperty("MaxAuthTries", "6");
        List<String> pinned = verdict.pinnedAlgorithms();
        if (!pinned.isEmpty()) {
            config.setProperty("server_host_key", preferring(pinned, session.getConfig("server_host_key")));
        }
        session.setConfig(config);
        session.setServerAliveInterval((int) KEEP_ALIVE.toMillis());
        session.setServerAliveCountMax(UNANSWERED_KEEP_ALIVES);
        return session;
    }

    /// The library's list with the algorithms of pinned keys first; `ssh-rsa` keys also sign as SHA-2.
    private static String preferring(List<String> pinned, String offered) {
        List<String> all = List.of(offered.split(","));
        Stream<String> wanted = pinned.stream()
                .flatMap(a -> a.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(a));
        return Stream.concat(wanted.filter(all::contains), all.stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    public SshTarget target() {
        return target;
    }

    public boolean isOpen() {
        return session.isConnected();
    }

    /// What the server calls itself, such as `SSH-2.0-OpenSSH_9.2p1`.
    public String serverVersion() {
        return session.getServerVersion();
    }

    /// Opens a login shell on a screen of this size.
    public ShellLink openShell(ScreenSize size) throws ProblemException {
        return openShell(size, Optional.empty());
    }

    /// Opens a login shell from which the user's own agent can be reached, for further logins from there. Whoever is
    /// root on the instance can then use that agent too, as long as the connection lives.
    public ShellLink openShellWithAgent(ScreenSize size, UserAgent agent) throws ProblemException {
        return openShell(size, agent.repository());
    }

    private ShellLink openShell(ScreenSize size, Optional<IdentityRepository> forwarded) throws ProblemException {
        try {
            ChannelShell channel = (ChannelShell) channel("shell");
            channel.setPtyType("xterm-256color", size.columns(), size.rows(), 0, 0);
            forwarded.ifPresent(session::setIdentityRepository);
            channel.setAgentForwarding(forwarded.isPresent());
            SshShell shell = new SshShell(channel, target);
            channel.connect((int) Duration.ofSeconds(20).toMillis());
            return shell;
        } catch (JSchException | IOException failed) {
            throw refused(Problem.SshFault.NO_SHELL, failed);
        }
    }

    /// Opens a view of the files over there (SFTP). Each view works on its own channel, one call at a time.
    public SftpFiles openFiles() throws ProblemException {
        try {
            ChannelSftp channel = (ChannelSftp) channel("sftp");
            channel.setBulkRequests(64);
            channel.connect((int) Duration.ofSeconds(20).toMillis());
            return new SftpFiles(channel);
        } catch (JSchException failed) {
            throw refused(Problem.SshFault.NO_FILES, failed);
        }
    }

    /// Runs one command line in the login shell, without a screen, and waits for its end. For short answers: what
    /// comes beyond 64 KiB is dropped.
    ///
    /// @throws ProblemException also when it takes longer than `patience`
    public CommandAnswer run(String commandLine, Duration patience) throws ProblemException {
        try {
            return CommandAnswer.of((ChannelExec) channel("exec"), commandLine, patience, workers);
        } catch (JSchException | IOException failed) {
            throw refused(Problem.SshFault.NO_SHELL, failed);
        }
    }

    /// What was refused because the connection has gone meanwhile is no refusal.
    private ProblemException refused(Problem.SshFault fault, Exception failed) {
        Problem.SshFault real = session.isConnected() ? fault : Problem.SshFault.BROKEN;
        return new ProblemException(SshFailures.of(real, target, failed), failed);
    }

    /// The library answers with nothing at all while its session goes down.
    private Channel channel(String type) throws JSchException {
        @Nullable Channel channel = session.openChannel(type);
        if (channel == null) {
            throw new JSchException("session is down");
        }
        return channel;
    }

    /// Opens a link to a host that the server can reach: the way to a machine behind this one.
    public Link openDirect(HostAndPort behind) throws ProblemException {
        try {
            return new DirectLink(session.getStreamForwarder(behind.host(), behind.port()));
        } catch (JSchException | IOException failed) {
            throw new ProblemException(SshFailures.of(Problem.SshFault.BROKEN, target, failed), failed);
        }
    }

    @Override
    public void close() {
        session.disconnect();
        proxy.close();
    }
}
