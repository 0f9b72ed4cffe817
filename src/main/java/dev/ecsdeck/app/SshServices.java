package dev.ecsdeck.app;

import dev.ecsdeck.service.accounts.AccountService;
import dev.ecsdeck.service.files.FileService;
import dev.ecsdeck.service.keys.KeyLoans;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.service.openssh.OpenSshService;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.store.HostKeyFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What temporary logins are made of.
///
/// @param logins SSH logins that are open
/// @param shells opens shells over them
/// @param files SFTP over them
/// @param loans keys lent to other programs
public record SshServices(
        KeyService keys, LiveLogins logins, LoginShell.Opener shells, FileService files, KeyLoans loans)
        implements AutoCloseable {

    static SshServices make(
            AccountService accounts,
            SessionClient sessions,
            AppPaths paths,
            Map<String, String> environment,
            BooleanSupplier lab,
            Threads threads) {
        KeyService keys = new KeyService(threads);
        UserAgent agent = UserAgent.ofSystem(environment, System.getProperty("os.name", ""));
        StoredHostKeys hostKeys =
                new StoredHostKeys(new HostKeyFile(paths.config().resolve("host-keys")), lab);
        LiveLogins logins =
                new LiveLogins(accounts, new LoginService(keys, sessions, hostKeys, agent, threads), hostKeys, threads);
        KeyLoans loans = new KeyLoans(
                keys,
                hostKeys,
                Path.of(System.getProperty("java.io.tmpdir")),
                OpenSshService.programOf(Optional.ofNullable(System.getProperty("jpackage.app-path"))),
                threads);
        return new SshServices(
                keys, logins, new LoginShell.Opener(threads), new FileService(logins, paths, threads), loans);
    }

    /// In reverse order of making.
    @Override
    public void close() {
        loans.close();
        files.close();
        logins.close();
    }
}
