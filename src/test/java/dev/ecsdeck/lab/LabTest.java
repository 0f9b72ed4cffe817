package dev.ecsdeck.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LabTest {
    @Test
    void portsAndKeysAreNewAtEachStart() throws IOException {
        try (Lab one = Lab.start(LabSettings.fast());
                Lab two = Lab.start(LabSettings.fast())) {
            assertThat(one.endpoint()).isNotEqualTo(two.endpoint());
            assertThat(one.accessKeyId()).isNotEqualTo(two.accessKeyId());
            assertThat(one.accessKeySecret()).isNotEqualTo(two.accessKeySecret());
        }
    }

    @Test
    void itAnswersOnLoopbackAlone() throws IOException {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            assertThat(lab.endpoint().getHost()).isEqualTo("127.0.0.1");
            for (InetAddress other : addressesOfThisMachine()) {
                assertThatThrownBy(() -> connect(other, lab.endpoint().getPort()))
                        .as("through %s", other)
                        .isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> connect(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 2}),
                            lab.endpoint().getPort()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void secondCloseDoesNothingAndNothingAnswersAfterwards() throws IOException {
        // Another program may take a port as soon as it is free, so three of them.
        assertThat(List.of(isClosedTwice(), isClosedTwice(), isClosedTwice())).contains(true);
    }

    private static boolean isClosedTwice() throws IOException {
        Lab lab = Lab.start(LabSettings.fast());
        lab.close();
        lab.close();
        try {
            connect(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    lab.endpoint().getPort());
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void theDescriptionIsOneLineWithTheFirstMachineFirst() throws IOException {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            String line = lab.description().toJson();
            JsonNode json = JsonMapper.shared().readTree(line);

            assertThat(line).doesNotContain("\n");
            assertThat(json.propertyNames())
                    .containsExactly("endpoint", "region", "accessKeyId", "accessKeySecret", "instances");
            assertThat(json.path("endpoint").asString())
                    .isEqualTo(lab.endpoint().toString());
            JsonNode first = json.path("instances").path(0);
            assertThat(first.propertyNames()).containsExactly("id", "name", "region", "state", "protocol");
            assertThat(first.path("name").asString()).isEqualTo("web-01");
            assertThat(first.path("state").asString()).isEqualTo("Running");
            assertThat(first.path("protocol").asString()).isEqualTo("1.02");
            assertThat(json.path("instances")).hasSize(lab.machines().size() - 2);
            assertThat(lab.description().toString()).doesNotContain(lab.accessKeySecret());
        }
    }

    @Test
    void bothProtocolsAndBothBuildsRunSomewhere() throws IOException {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            assertThat(lab.machines())
                    .anyMatch(
                            m -> m.agent().build() == 578 && m.agent().dialect().equals("1.01"))
                    .anyMatch(
                            m -> m.agent().build() == 578 && m.agent().dialect().equals("1.02"))
                    .anyMatch(m ->
                            m.agent().build() == 1065 && m.agent().dialect().equals("1.01"));
        }
    }

    @Test
    void twentyThousandMachinesSpreadOverTenRegions() {
        Fleet fleet = Fleet.of(20_000, 10);

        assertThat(fleet.machines()).hasSize(20_000);
        Map<String, Long> counts = fleet.machines().stream()
                .collect(Collectors.groupingBy(m -> m.region().value(), Collectors.counting()));
        assertThat(counts)
                .hasSize(10)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(1_900L));
        assertThat(fleet.machines().stream().map(Machine::id).distinct()).hasSize(20_000);
        assertThat(fleet.machines().stream().map(m -> m.facts().privateIp()).distinct())
                .hasSize(20_000);
    }

    @Test
    void aSmallFleetBeginsWithTheHealthyOne() {
        assertThat(Fleet.of(1).machines()).extracting(Machine::name).containsExactly("web-01");
        assertThatThrownBy(() -> Fleet.of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }
}
