package dev.ecsdeck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.net.ConnectionProbe.Report;
import dev.ecsdeck.net.ConnectionProbe.Stage;
import dev.ecsdeck.net.ConnectionProbe.Step;
import dev.ecsdeck.net.ProxyChoice.SignIn;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cloud that only a proxy can reach, with a certificate that nobody knows.
class NetworkTest {
    /// No name server knows it: the proxy must be asked for it.
    private static final URI CLOUD = URI.create("https://cloud.test/");

    private static final SignIn SIGN_IN = new SignIn("li", "canary");

    @TempDir
    static Path folder;

    private final ManualWorkers workers = new ManualWorkers();
    private MockWebServer server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                keytool,
                "-genkeypair",
                "-alias",
                "x",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Company",
                "-keystore",
                store(),
                "-storepass",
                "changeit",
                "-ext",
                "san=dns:cloud.test,dns:other.test");
        run(
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "x",
                "-keystore",
                store(),
                "-storepass",
                "changeit",
                "-file",
                folder.resolve("ca.pem").toString());
    }

    private static String store() {
        return folder.resolve("keys.p12").toString();
    }

    private static void run(String... words) throws Exception {
        assertThat(new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    private static SSLSocketFactory tls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store()))) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    @BeforeEach
    void open() throws Exception {
        server = new MockWebServer();
        server.useHttps(tls());
        server.start();
        server.enqueue(new MockResponse.Builder().code(404).build());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SmallProxy proxy(Optional<SignIn> wanted, boolean refuses) throws Exception {
        Optional<String> header = wanted.map(known -> Credentials.basic(known.user(), known.password()));
        return new SmallProxy(workers, server.getPort(), header, refuses);
    }

    private static NetSettings through(int port, Optional<SignIn> signIn) {
        return NetSettings.usual()
                .withProxy(new ProxyChoice.Manual(new HostAndPort("127.0.0.1", port), signIn))
                .withExtraCa(Optional.of(folder.resolve("ca.pem")));
    }

    private Report probe(NetSettings settings, URI target) throws ProblemException {
        try (HttpClients clients = new HttpClients(settings, workers, Map.of())) {
            return new ConnectionProbe(clients.client(), workers::nanoTime).probe(target);
        }
    }

    private static Hop hop(Report report) {
        return ((Problem.Unreachable) report.problem().orElseThrow()).hop();
    }

    @Test
    void aProxyWithSignInLeadsToTheCloud() throws Exception {
        try (SmallProxy proxy = proxy(Optional.of(SIGN_IN), false)) {
            Report report = probe(through(proxy.port(), Optional.of(SIGN_IN)), CLOUD);

            assertThat(report.problem()).isEmpty();
            assertThat(report.passed()).extracting(Step::stage).endsWith(Stage.CONNECT, Stage.TLS, Stage.ANSWER);
            assertThat(report.passed().getLast().evidence()).isEqualTo("HTTP 404");
            assertThat(proxy.asked()).containsOnly("cloud.test:443");
        }
    }

    @Test
    void aChangeOfProxyAndCertificatesHoldsForTheNextConnection() throws Exception {
        try (SmallProxy proxy = proxy(Optional.of(SIGN_IN), false);
                HttpClients clients =
                        new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of())) {
            ConnectionProbe probe = new ConnectionProbe(clients.client(), workers::nanoTime);
            assertThat(hop(probe.probe(CLOUD))).isEqualTo(Hop.NAME);

            clients.apply(through(proxy.port(), Optional.of(SIGN_IN)).withExtraCa(Optional.empty()));
            assertThat(hop(probe.probe(CLOUD))).isEqualTo(Hop.TLS);
            clients.apply(through(proxy.port(), Optional.of(SIGN_IN)));

            assertThat(probe.probe(CLOUD).problem()).isEmpty();
        }
    }

    @Test
    void theEnvironmentsProxySignsInToo() throws Exception {
        try (SmallProxy proxy = proxy(Optional.of(SIGN_IN), false);
                HttpClients clients = new HttpClients(
                        NetSettings.usual().withExtraCa(Optional.of(folder.resolve("ca.pem"))),
                        workers,
                        Map.of("https_proxy", "http://li:canary@127.0.0.1:" + proxy.port()))) {
            assertThat(new ConnectionProbe(clients.client(), workers::nanoTime)
                            .probe(CLOUD)
                            .problem())
                    .isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsTheProxysSignIn() throws Exception {
        try (SmallProxy proxy = proxy(Optional.of(SIGN_IN), false)) {
            Report report = probe(through(proxy.port(), Optional.of(new SignIn("li", "wrong-canary"))), CLOUD);

            assertThat(hop(report)).isEqualTo(Hop.PROXY_SIGN_IN);
            assertThat(report.toString()).doesNotContain("canary");
        }
    }

    @Test
    void noPasswordWhereOneIsWantedIsTheProxysSignIn() throws Exception {
        try (SmallProxy proxy = proxy(Optional.of(SIGN_IN), false)) {
            assertThat(hop(probe(through(proxy.port(), Optional.empty()), CLOUD)))
                    .isEqualTo(Hop.PROXY_SIGN_IN);
        }
    }

    @Test
    void aProxyThatForbidsTheHostIsTheProxy() throws Exception {
        try (SmallProxy proxy = proxy(Optional.empty(), true)) {
            assertThat(hop(probe(through(proxy.port(), Optional.empty()), CLOUD)))
                    .isEqualTo(Hop.PROXY);
        }
    }

    @Test
    void aProxyThatIsNotThereIsTheProxy() throws Exception {
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(hop(probe(through(silent.getLocalPort(), Optional.empty()), CLOUD)))
                    .isEqualTo(Hop.PROXY);
        }
    }

    @Test
    void withoutTheExtraCertificateTheHopIsTls() throws Exception {
        try (SmallProxy proxy = proxy(Optional.empty(), false)) {
            Report report = probe(through(proxy.port(), Optional.empty()).withExtraCa(Optional.empty()), CLOUD);

            assertThat(hop(report)).isEqualTo(Hop.TLS);
            assertThat(report.passed()).extracting(Step::stage).contains(Stage.CONNECT);
        }
    }

    @Test
    void skippingTheCheckDoesNotHoldForOtherMachines() throws Exception {
        try (SmallProxy proxy = proxy(Optional.empty(), false)) {
            NetSettings careless = through(proxy.port(), Optional.empty())
                    .withExtraCa(Optional.empty())
                    .withSkipVerify(true);

            assertThat(hop(probe(careless, CLOUD))).isEqualTo(Hop.TLS);
        }
    }

    @Test
    void skippingTheCheckHoldsForThisMachine() throws Exception {
        URI here = URI.create("https://localhost:" + server.getPort());

        assertThat(probe(NetSettings.usual().withSkipVerify(true), here).problem())
                .isEmpty();
    }

    @Test
    void aCertificateForAnotherNameIsTls() throws Exception {
        URI here = URI.create("https://localhost:" + server.getPort());

        assertThat(hop(probe(NetSettings.usual().withExtraCa(Optional.of(folder.resolve("ca.pem"))), here)))
                .isEqualTo(Hop.TLS);
    }

    @Test
    void aNameThatNobodyKnowsIsTheName() throws Exception {
        assertThat(hop(probe(
                        NetSettings.usual().withProxy(new ProxyChoice.None()), URI.create("https://no-such.invalid/"))))
                .isEqualTo(Hop.NAME);
    }

    @Test
    void aCertificateFileThatIsNoneIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("not-a-ca.pem"), "hello");

        assertThatThrownBy(() -> probe(NetSettings.usual().withExtraCa(Optional.of(file)), CLOUD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("FileUnusable");
    }

    @Test
    void aCertificateFileThatIsMissingIsSaid() {
        assertThatThrownBy(() -> probe(NetSettings.usual().withExtraCa(Optional.of(folder.resolve("no"))), CLOUD))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("MISSING");
    }
}
