package dev.ecsdeck.forward.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.forward.peer.PeerLookup.Detail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class LinuxPeersTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc = Path.of("");

    private final LinuxPeers real = new LinuxPeers();

    private static Peer find(PeerLookup peers, Socket accepted, Detail detail) {
        return peers.find(
                (InetSocketAddress) accepted.getRemoteSocketAddress(),
                (InetSocketAddress) accepted.getLocalSocketAddress(),
                detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void ourOwnConnectionIsFoundWithItsProgram(String address) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral(address));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(client.isConnected()).isTrue();
            assertThat(find(real, accepted, Detail.USER)).isEqualTo(new Peer.Own(0, Optional.empty()));
            assertThat(find(real, accepted, Detail.PROGRAM))
                    .isEqualTo(new Peer.Own(
                            ProcessHandle.current().pid(),
                            Optional.of(Path.of("/proc/self/exe").toRealPath())));
        }
    }

    @Test
    void manyConnectionsAreNamedInOneSearch() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
                Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket one = server.accept();
                Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket two = server.accept()) {
            InetSocketAddress listener = (InetSocketAddress) one.getLocalSocketAddress();
            InetSocketAddress first = (InetSocketAddress) one.getRemoteSocketAddress();
            InetSocketAddress second = (InetSocketAddress) two.getRemoteSocketAddress();
            InetSocketAddress nobody = new InetSocketAddress(first.getAddress(), 1);
            Peer.Own self = new Peer.Own(
                    ProcessHandle.current().pid(),
                    Optional.of(Path.of("/proc/self/exe").toRealPath()));

            assertThat(real.programs(Set.of(first, second, nobody), listener))
                    .isEqualTo(Map.of(first, self, second, self));
        }
    }

    @Test
    void anotherProgramIsFoundByItsPath() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Process client = new ProcessBuilder(
                            "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; read line <&3")
                    .start();
            try (Socket accepted = server.accept()) {
                assertThat(find(real, accepted, Detail.PROGRAM))
                        .isEqualTo(new Peer.Own(
                                client.pid(), client.info().command().map(Path::of)));
            } finally {
                client.destroy();
            }
        }
    }

    @Test
    void callerThatHasGoneIsNotTakenForAnyone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                client.close();

                await().until(() -> find(real, accepted, Detail.PROGRAM) instanceof Peer.Gone);
            }
        }
    }

    @Test
    void theProgramThatHoldsAPortIsNamed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(real.holder(server.getLocalPort()).orElseThrow())
                    .endsWith("(" + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void freePortHasNoHolder() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            port = server.getLocalPort();
        }

        assertThat(real.holder(port)).isEmpty();
    }

    private Peer findIn(String tcp, String tcp6) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("net/tcp"), HEAD + tcp);
        Files.writeString(proc.resolve("net/tcp6"), HEAD + tcp6);
        return new LinuxPeers(proc)
                .find(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0xC001),
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0x1F90),
                        Detail.PROGRAM);
    }

    private static String line(String local, String remote, long user, long inode) {
        return "   3: " + local + " " + remote + " 01 00000000:00000000 00:00000000 00000000  " + user + "        0 "
                + inode + " 1 0000000000000000 20 4 30 10 -1\n";
    }

    @Test
    void anotherUserIsSeenInTheTable() throws IOException {
        assertThat(findIn(line("0100007F:C001", "0100007F:1F90", 4242, 77), "")).isEqualTo(new Peer.Other(4242));
    }

    @Test
    void callerWithAnIpv6SocketIsFoundInTheOtherTable() throws IOException {
        String local = "0000000000000000FFFF00000100007F:C001";
        String remote = "0000000000000000FFFF00000100007F:1F90";

        assertThat(findIn("", line(local, remote, 4242, 77))).isEqualTo(new Peer.Other(4242));
    }

    @Test
    void theOtherEndOfTheConnectionIsNotTakenForTheCaller() throws IOException {
        assertThat(findIn(line("0100007F:1F90", "0100007F:C001", 4242, 77), "")).isEqualTo(new Peer.Gone());
    }

    @Test
    void socketWhoseProgramHasClosedItBelongsToNobody() throws IOException {
        assertThat(findIn(line("0100007F:C001", "0100007F:1F90", 0, 0), "")).isEqualTo(new Peer.Gone());
    }

    @Test
    void noTableMeansNoCaller() {
        assertThat(new LinuxPeers(proc.resolve("nowhere"))
                        .find(new InetSocketAddress(1), new InetSocketAddress(2), Detail.USER))
                .isEqualTo(new Peer.Gone());
    }

    @Test
    void systemsThatAreNotAskedSaySo() {
        assertThat(PeerLookup.ofSystem("Mac OS X")
                        .find(new InetSocketAddress(1), new InetSocketAddress(2), Detail.PROGRAM))
                .isEqualTo(new Peer.CannotTell());
    }
}
