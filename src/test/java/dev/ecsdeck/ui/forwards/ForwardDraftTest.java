package dev.ecsdeck.ui.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.forwards.ForwardDraft.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardDraftTest {
    private static final Instance WEB = new Instance(
            new InstanceId("i-web01"),
            "web-01",
            new RegionId("cn-hangzhou"),
            "cn-hangzhou-i",
            InstanceState.RUNNING,
            new AgentStatus.Unknown(),
            false,
            "",
            "",
            "",
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Instant.EPOCH);

    @Test
    void wholeSentenceBecomesARule() {
        ForwardRule rule = draft("127.0.0.1", "13306", "rm-1.mysql.example", "3306", "0", "15")
                .rule();

        assertThat(rule.localPort()).isEqualTo(13_306);
        assertThat(rule.targetHost()).contains("rm-1.mysql.example");
        assertThat(rule.instance()).isEqualTo(WEB.id());
        assertThat(rule.idleCut()).contains(Duration.ofMinutes(15));
        assertThat(rule.exposure()).isEqualTo(ForwardRule.Exposure.THIS_MACHINE);
        assertThat(rule.name()).isEqualTo("rm-1-mysql");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 1, h, 1, 0, '', ADDRESS_NOT_LOOPBACK",
        "192.168.1.4, 1, h, 1, 0, '', ADDRESS_NOT_LOOPBACK",
        "127.0.0.1, 65536, h, 1, 0, '', LOCAL_PORT",
        "127.0.0.1, x, h, 1, 0, '', LOCAL_PORT",
        "127.0.0.1, 1, '', 1, 0, '', TARGET_HOST",
        "127.0.0.1, 1, 'a b', 1, 0, '', TARGET_HOST",
        "127.0.0.1, 1, h, 0, 0, '', TARGET_PORT",
        "127.0.0.1, 1, h, '', 0, '', TARGET_PORT",
        "127.0.0.1, 1, h, 1, 9, '', WARM",
        "127.0.0.1, 1, h, 1, 0, 0, IDLE",
        "127.0.0.1, 1, h, 1, 0, -5, IDLE"
    })
    void firstWrongFieldIsNamed(
            String address, String local, String host, String port, String warm, String idle, Fault expected) {
        assertThat(draft(address, local, host, port, warm, idle).fault()).contains(expected);
    }

    @Test
    void clientLinesNameThePortHere() {
        ForwardRule rule = draft("127.0.0.1", "13306", "rm-1.mysql.example", "3306", "0", "")
                .rule();

        assertThat(ConnectLine.of(rule)).contains("mysql -h 127.0.0.1 -P 13306 -u root -p");
        assertThat(ConnectLine.cli(rule))
                .isEqualTo("ecs-deck portforward -i i-web01 --region cn-hangzhou -r rm-1.mysql.example:3306 -l 13306");
    }

    @Test
    void listenerOnAllAddressesIsReachedOnLoopback() {
        DraftOptions wide = new DraftOptions("", false, Map.of(), false, "0", "", "", true);

        assertThat(ConnectLine.address(draft("0.0.0.0", wide).rule())).isEqualTo("127.0.0.1:13306");
        assertThat(ConnectLine.address(draft("::1", wide).rule())).isEqualTo("[::1]:13306");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "512,512 B", "999,999 B", "1000,1.0 KB", "48300000,48 MB", "1234567890,1.2 GB", "999999,1.0 MB"})
    void bytesHaveThreeFiguresAtTheMost(long bytes, String expected) {
        assertThat(Figures.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "192.168.1.4", "127.0.0.1"})
    void addressesOfTheNetworkNeedTheSwitchThatOpensThem(String address) {
        ForwardDraft draft = draft(address, new DraftOptions("", false, Map.of(), false, "0", "", "", true));

        assertThat(draft.fault()).isEmpty();
        assertThat(draft.rule().exposure()).isEqualTo(ForwardRule.Exposure.ANYONE_ON_THE_NETWORK);
    }

    @ParameterizedTest
    @CsvSource({"my-laptop", "300.1.1.1", "''"})
    void wideAddressesAreFigures(String address) {
        ForwardDraft draft = draft(address, new DraftOptions("", false, Map.of(), false, "0", "", "", true));

        assertThat(draft.fault()).contains(Fault.ADDRESS);
    }

    @Test
    void tagsStandBetweenCommasOfBothKindsOnce() {
        String tags = " prod, db，db,, team=pay ";
        DraftOptions options = new DraftOptions("", false, Map.of(), false, "0", "", tags, false);

        assertThat(draft("127.0.0.1", options).rule().tags()).containsExactly("prod", "db", "team=pay");
        assertThat(draft("127.0.0.1", new DraftOptions("", false, Map.of(), false, "0", "", "x".repeat(65), false))
                        .fault())
                .contains(Fault.TAG);
    }

    @Test
    void onlyAnswersThatStillStandAreInTheRule() {
        DraftOptions options = new DraftOptions("", true, Map.of("/usr/bin/mysql", true), false, "0", "", "", false);

        ForwardRule rule = draft("127.0.0.1", options).rule();

        assertThat(rule.callers()).isEqualTo(ForwardRule.Callers.ASKED);
        assertThat(rule.programs()).isEqualTo(Map.of("/usr/bin/mysql", true));
    }

    private static ForwardDraft draft(
            String address, String localPort, String host, String targetPort, String warm, String idle) {
        DraftOptions options = new DraftOptions("", false, Map.of(), false, warm, idle, "", false);
        return draft(address, localPort, host, targetPort, options);
    }

    private static ForwardDraft draft(String address, DraftOptions options) {
        return draft(address, "13306", "rm-1.mysql.example", "3306", options);
    }

    private static ForwardDraft draft(
            String address, String localPort, String host, String targetPort, DraftOptions options) {
        return new ForwardDraft(
                Optional.empty(),
                "r-1",
                ForwardPreset.MYSQL,
                address,
                localPort,
                Optional.of(WEB),
                true,
                host,
                targetPort,
                options);
    }
}
