package dev.ecsdeck.service.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.network.NetworkChoice.Way;
import dev.ecsdeck.service.network.NetworkService.Tested;
import dev.ecsdeck.service.network.NetworkService.What;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.MemoryKeychain;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkServiceTest {
    private static final NetworkChoice OWN = new NetworkChoice(Way.MANUAL, "proxy.test:3128", "li", "");

    private final ManualWorkers workers = new ManualWorkers();
    private final MemoryKeychain keychain = new MemoryKeychain();
    private final List<String> secrets = new ArrayList<>();
    private HttpClients http;
    private NetworkService network;

    NetworkServiceTest() throws Exception {
        http = new HttpClients(NetSettings.usual(), workers, Map.of());
        network = service();
    }

    @BeforeEach
    void open() throws Exception {
        network = service();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private NetworkService service() {
        return new NetworkService(http, NetSettings.usual(), keychain, secrets::add, workers);
    }

    private static Settings with(NetworkChoice choice) {
        return choice.in(Settings.DEFAULT);
    }

    private List<Proxy> way() {
        return http.client().proxySelector().select(URI.create("https://ecs.test/"));
    }

    @Test
    void anAddressThatMeansNothingLeavesTheSystemsProxy() {
        network.follow(with(OWN.withAddress("not an address")));

        assertThat(way()).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void aCertificateFileThatIsMissingIsSaidAndChangesNothing() {
        network.follow(with(OWN.withExtraCa("/no/such/ca.pem")));

        assertThat(network.fault().value()).containsInstanceOf(Problem.FileUnusable.class);
        assertThat(way()).containsExactly(Proxy.NO_PROXY);

        network.follow(with(OWN));
        assertThat(network.fault().value()).isEmpty();
        assertThat(way()).hasSize(1).noneMatch(Proxy.NO_PROXY::equals);
    }

    @Test
    void withoutAKeychainThePasswordHoldsForThisRunAlone() throws Exception {
        keychain.fail(KeychainFault.NONE);
        network.follow(with(OWN));

        assertThat(network.takePassword("canary-password")).isFalse();
        assertThat(secrets).contains("canary-password");
    }

    @Test
    void aPasswordIsInTheKeychainAndInNoSetting() throws Exception {
        Settings settings = with(OWN);
        network.follow(settings);

        assertThat(network.takePassword("canary-password")).isTrue();

        assertThat(keychain.secrets()).containsValue("canary-password");
        assertThat(settings.toString()).doesNotContain("canary-password");
    }

    @Test
    void theKeptPasswordIsHiddenFromLogsBeforeItIsUsed() throws Exception {
        network.takePassword("canary-password");
        secrets.clear();

        service().follow(with(OWN));

        assertThat(secrets).containsExactly("canary-password");
    }

    @Test
    void theTestNamesTheHopOfEachHost() throws Exception {
        List<Tested> tested = new ArrayList<>();

        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            network.test(new CloudTarget(Optional.of(nobody), new RegionId("cn-hangzhou"), false), tested::add);
        }

        assertThat(tested).extracting(Tested::what).containsExactly(What.INSTANCES, What.KEYS);
        assertThat(tested)
                .allSatisfy(one -> assertThat(one.problem())
                        .containsInstanceOf(Problem.Unreachable.class)
                        .hasValueSatisfying(why ->
                                assertThat(((Problem.Unreachable) why).hop()).isEqualTo(Problem.Hop.CONNECT)));
    }
}
