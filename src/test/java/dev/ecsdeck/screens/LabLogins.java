package dev.ecsdeck.screens;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.gateway.LabSession;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.KeyService;
import dev.ecsdeck.service.keys.LiveLogins;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginService;
import dev.ecsdeck.service.keys.StoredHostKeys;
import dev.ecsdeck.session.SessionClient;
import dev.ecsdeck.ssh.UserAgent;
import dev.ecsdeck.store.HostKeyFile;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Real logins: the program's own services over a Lab.
final class LabLogins implements AutoCloseable {
    final Lab lab;
    final StoredHostKeys hostKeys;
    final LiveLogins logins;
    private final HttpClients http;
    private final EcsClient cloud;

    LabLogins(Workers workers, Path folder) {
        try {
            http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of());
            lab = Lab.start(LabSettings.fast(), Fleet.standard(), workers);
        } catch (ProblemException | IOException noLab) {
            throw new UncheckedIOException(new IOException("no Lab", noLab));
        }
        Credentials credentials = lab.credentials();
        cloud = new EcsClient(
                http.client(),
                lab.target(),
                new CredentialSource() {
                    @Override
                    public Credentials credentials() {
                        return credentials;
                    }

                    @Override
                    public String describe() {
                        return "the Lab";
                    }
                },
                workers);
        hostKeys = new StoredHostKeys(new HostKeyFile(folder.resolve("host-keys")));
        LoginService service = new LoginService(
                new KeyService(workers),
                new SessionClient(http.client(), workers),
                hostKeys,
                UserAgent.ofSystem(Map.of(), ""),
                workers);
        logins = new LiveLogins(() -> cloud, service, hostKeys, workers);
    }

    EcsClient cloud() {
        return cloud;
    }

    LoginDesk desk() {
        return logins;
    }

    /// The instance as the cloud lists it.
    Instance instance(String name) {
        try {
            Machine machine = lab.machine(name);
            return cloud.instances()
                    .page(machine.region(), InstanceQuery.named(name), Optional.empty())
                    .rows()
                    .getFirst();
        } catch (ProblemException refused) {
            throw new UncheckedIOException(new IOException(refused));
        }
    }

    boolean isIsolating() {
        return lab.workshop().runner().isIsolating(lab.machine("web-01"));
    }

    /// The sessions that web-01 has had.
    List<LabSession> sessions() {
        return lab.sessions().all().stream()
                .filter(session -> session.spec().machine().name().equals("web-01"))
                .toList();
    }

    long liveSessions() {
        return sessions().stream().filter(session -> !session.isEnded()).count();
    }

    @Override
    public void close() {
        logins.close();
        lab.close();
        http.close();
    }
}
