package dev.ecsdeck.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Tag("lab")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabLoginTest {
    private Lab lab;
    private Machine machine;

    @BeforeAll
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        machine = lab.machine("web-01");
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    private String firstWords(Optional<String> host, int port) throws IOException {
        InetSocketAddress address = lab.targets().resolve(machine, host, port);
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        try (Socket socket = new Socket(address.getAddress(), address.getPort());
                InputStream in = socket.getInputStream()) {
            return new String(in.readNBytes(8), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aMachinesPort22IsAnSshServer() throws IOException {
        assertThat(firstWords(Optional.empty(), 22)).isEqualTo("SSH-2.0-");
    }

    @Test
    void theHostKeyStandsInTheMachinesOwnFiles() throws IOException {
        Path key = lab.workshop().roots().of(machine).resolve("etc/ssh/ssh_host_ecdsa_key.pub");

        assertThat(Files.readString(key)).startsWith("ecdsa-sha2-nistp256 AAAA");
    }

    @Test
    void aMachineKnowsTheHomesOfItsUsersAndNobodyElse() throws IOException {
        WorkshopLogins logins = new WorkshopLogins(lab.workshop());
        Path root = lab.workshop().roots().of(machine);

        assertThat(logins.home(machine, "root")).contains(root.resolve("root"));
        assertThat(logins.home(machine, "stranger")).isEmpty();
    }
}
