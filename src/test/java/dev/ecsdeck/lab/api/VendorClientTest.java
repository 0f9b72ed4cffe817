package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The vendor's Java client takes the Lab for the cloud.
class VendorClientTest {
    private static Lab lab;
    private static VendorCalls client;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(LabSettings.fast());
        client = VendorLoader.calls();
        client.open(lab.endpoint().getAuthority(), lab.accessKeyId(), lab.accessKeySecret());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void itListsInstancesByToken() throws Exception {
        List<String> first = client.instanceNames("cn-hangzhou", "", "", "");
        List<String> second = client.instanceNames("cn-hangzhou", "", "", first.getLast());

        assertThat(first).hasSize(11).startsWith("web-01", "web-02");
        assertThat(second).hasSize(11).doesNotContain("web-01");
    }

    @Test
    void itSendsChineseAndStarsSignedAsWeReadThem() throws Exception {
        assertThat(client.instanceNames("cn-hangzhou", "缓存*（华东）", "dev", "")).containsExactly("缓存节点（华东）", "");
    }

    @Test
    void itReadsAgents() throws Exception {
        assertThat(client.agents("cn-hangzhou", List.of(id("web-01"), id("worker-01"))))
                .containsExactly("true", "false");
    }

    @Test
    void itStartsASession() throws Exception {
        Map<String, String> session = client.startSession("cn-hangzhou", id("web-01"), 22);

        assertThat(session.get("WebSocketUrl")).contains("sessionId=" + session.get("SessionId"));
        assertThat(lab.sessions()
                        .find(session.getOrDefault("SessionId", ""))
                        .orElseThrow()
                        .spec()
                        .port())
                .hasValue(22);
    }

    @Test
    void itReadsRefusals() throws Exception {
        assertThat(client.startSession("cn-hangzhou", "i-none", 22)).containsEntry("Code", "InvalidInstance.NotFound");
    }

    @Test
    void itIsRefusedWithAnotherSecret() throws Exception {
        VendorCalls wrong = VendorLoader.calls();
        wrong.open(lab.endpoint().getAuthority(), lab.accessKeyId(), "wrong");

        assertThat(wrong.startSession("cn-hangzhou", id("web-01"), 22)).containsEntry("Code", "SignatureDoesNotMatch");
        assertThatThrownBy(() -> wrong.agents("cn-hangzhou", List.of(id("web-01"))))
                .hasMessageContaining("not matched with our calculation");
    }

    private static String id(String name) {
        return lab.machine(name).id().value();
    }
}
