package dev.ecsdeck.service.keys;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.ShellText;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.ssh.KeyKind;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Hands out keys with the account that lists the instance. The way to the instance is a port of this computer and
/// not a program of its own, so that it is the account of the window which carries it, whatever another program
/// would take for its own.
public final class CloudHandouts implements HandoutDesk {
    private final CloudAccess access;
    private final KeyService keys;
    private final KeyLoans loans;
    private final PortDoor port;
    private final Terminal terminal;
    private final BooleanSupplier passing;

    /// Leads a port of this computer to an instance's SSH server; one that leads there already is taken again.
    @FunctionalInterface
    public interface PortDoor {
        HostAndPort open(Instance instance) throws ProblemException;
    }

    /// Runs a line in the system's terminal.
    @FunctionalInterface
    public interface Terminal {
        void run(String command) throws ProblemException;
    }

    /// @param passing whether the cloud in use ends with the program, so that nobody should remember its host keys
    public CloudHandouts(
            CloudAccess access,
            KeyService keys,
            KeyLoans loans,
            PortDoor port,
            Terminal terminal,
            BooleanSupplier passing) {
        this.access = access;
        this.keys = keys;
        this.loans = loans;
        this.port = port;
        this.terminal = terminal;
        this.passing = passing;
    }

    @Override
    public Handout lend(Instance instance, LoginName user, KeyKind kind) throws ProblemException {
        HostAndPort at = port.open(instance);
        LentKey lent = loans.lend(access.client(instance.account()), instance, user, kind, _ -> {});
        String proof = option("IdentityAgent=\"" + lent.socket() + "\"") + option("IdentityFile=none");
        return new Handout(command(instance, user, at, proof), user + "@" + at, lent.socket(), lent.goodUntil());
    }

    @Override
    public KeyExport.Written write(KeyKind kind, Path file, byte[] passphrase) throws ProblemException {
        return KeyExport.write(kind, file, passphrase);
    }

    @Override
    public Registered register(Instance instance, LoginName user, KeyExport.Written key) throws ProblemException {
        HostAndPort at = port.open(instance);
        RegisteredKey registered =
                keys.register(access.client(instance.account()), instance, user, key.publicLine(), _ -> {});
        String proof = " -i " + ShellText.quote(key.privateKey().toString()) + option("IdentitiesOnly=yes");
        return new Registered(command(instance, user, at, proof), registered.goodUntil());
    }

    /// The host is known by the instance's id, wherever the port leads from.
    private String command(Instance instance, LoginName user, HostAndPort at, String proof) {
        String known = option("HostKeyAlias=" + instance.id())
                + option("StrictHostKeyChecking=accept-new")
                + (passing.getAsBoolean() ? option("UserKnownHostsFile=/dev/null") : "");
        return "ssh -p " + at.port() + proof + known + " " + user + "@" + at.host();
    }

    private static String option(String setting) {
        return " -o " + ShellText.quote(setting);
    }

    @Override
    public void openTerminal(String command) throws ProblemException {
        terminal.run(command);
    }
}
