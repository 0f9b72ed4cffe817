package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private Lab lab;
    private SignedClient client;

    @BeforeEach
    void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        client = new SignedClient(lab.endpoint(), lab.keys().main());
    }

    @AfterEach
    void stop() {
        client.close();
        lab.close();
    }

    @Test
    void aGoodCallIsAnswered() throws Exception {
        Answer answer = client.call("DescribeRegions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/Regions/Region/0/RegionId")).isEqualTo("cn-hangzhou");
        assertThat(answer.text("/Regions/Region/0/RegionEndpoint"))
                .isEqualTo(lab.endpoint().getAuthority());
        assertThat(answer.text("/RequestId")).isNotEmpty();
    }

    @Test
    void aWrongSecretIsRefusedWithWhatWasSigned() throws Exception {
        try (SignedClient other = client(lab.accessKeyId(), "wrong", "")) {
            Answer answer = other.call("DescribeRegions");

            assertRefused(answer, 400, "SignatureDoesNotMatch");
            assertThat(answer.text("/Message")).contains("server string to sign is:ACS3-HMAC-SHA256\n");
            assertThat(answer.text("/HostId")).isEqualTo(lab.endpoint().getAuthority());
        }
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        try (SignedClient other = client("LTAInobody", "x", "")) {
            assertRefused(other.call("DescribeRegions"), 404, "InvalidAccessKeyId.NotFound");
        }
    }

    @Test
    void aSwitchedOffKeyIsRefused() throws Exception {
        try (SignedClient other = new SignedClient(lab.endpoint(), lab.keys().inactive())) {
            assertRefused(other.call("DescribeRegions"), 400, "InvalidAccessKeyId.Inactive");
        }
    }

    @Test
    void aDateMoreThanFifteenMinutesOffIsRefusedAndTheReplyTellsTheTime() throws Exception {
        client.now = Instant.now().minus(Duration.ofMinutes(16));

        Answer answer = client.call("DescribeRegions");

        assertRefused(answer, 400, "InvalidTimeStamp.Expired");
        Instant told = ZonedDateTime.parse(answer.headers().get("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(Duration.between(told, Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aDateFourteenMinutesOffIsTaken() throws Exception {
        client.now = Instant.now().plus(Duration.ofMinutes(14));

        assertThat(client.call("DescribeRegions").status()).isEqualTo(200);
    }

    @Test
    void aShiftedClockRefusesAndSaysItsOwnTime() throws Exception {
        lab.api().shiftClock(Duration.ofHours(3));

        Answer answer = client.call("DescribeRegions");

        assertRefused(answer, 400, "InvalidTimeStamp.Expired");
        client.now = ZonedDateTime.parse(answer.headers().get("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(client.call("DescribeRegions").status()).isEqualTo(200);
    }

    @Test
    void aNonceIsTakenOnce() throws Exception {
        client.nonce = UUID.randomUUID().toString();
        client.call("DescribeRegions");

        assertRefused(client.call("DescribeRegions"), 400, "SignatureNonceUsed");
    }

    @Test
    void aNonceWithAWrongSignatureIsNotUsedUp() throws Exception {
        String nonce = UUID.randomUUID().toString();
        try (SignedClient other = client(lab.accessKeyId(), "wrong", "")) {
            other.nonce = nonce;
            other.call("DescribeRegions");
        }
        client.nonce = nonce;

        assertThat(client.call("DescribeRegions").status()).isEqualTo(200);
    }

    @Test
    void anUnsignedCallIsRefused() throws Exception {
        assertThat(raw("POST /?Action=DescribeRegions HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("IncompleteSignature");
    }

    @Test
    void whatIsNoHttpEndsTheConnectionWithoutAnAnswerOfTheService() throws Exception {
        assertThat(raw("hello\r\n\r\n")).startsWith("HTTP/1.1 400").doesNotContain("RequestId");
    }

    @Test
    void aBrokenEscapeIsRefused() throws Exception {
        assertThat(raw("POST /?a=%zz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void anUnknownActionIsNotFound() throws Exception {
        assertRefused(client.call("DescribeWeather"), 404, "InvalidAction.NotFound");
    }

    @Test
    void anActionOfTheOtherServiceIsNotFoundUnderThisVersion() throws Exception {
        assertRefused(client.call("2014-05-26", "AssumeRole", new String[0]), 404, "InvalidAction.NotFound");
    }

    @Test
    void anUnknownVersionIsRefused() throws Exception {
        assertRefused(client.call("2013-01-10", "DescribeRegions", new String[0]), 400, "InvalidVersion");
    }

    @Test
    void aMissingParameterIsNamed() throws Exception {
        Answer answer = client.call("DescribeInstances");

        assertRefused(answer, 400, "MissingParameter");
        assertThat(answer.text("/Message")).contains("\"RegionId\"");
    }

    @Test
    void throttlingSaysWhenToComeAgainAndThenStops() throws Exception {
        lab.apiFaults().throttle("DescribeRegions", Duration.ofMillis(1500), 1);

        Answer answer = client.call("DescribeRegions");

        assertRefused(answer, 400, "Throttling.User");
        assertThat(answer.headers()).containsEntry("x-acs-retry-after", "1500");
        assertThat(client.call("DescribeRegions").status()).isEqualTo(200);
    }

    @Test
    void aFaultOfAnotherActionLeavesThisOneAlone() throws Exception {
        lab.apiFaults().refuse("DescribeInstances", "ServiceUnavailable", 1);

        assertThat(client.call("DescribeRegions").status()).isEqualTo(200);
        assertRefused(client.call("DescribeInstances"), 503, "ServiceUnavailable");
    }

    @Test
    void aDroppedAnswerNeverComes() {
        lab.apiFaults().drop("*", 10);

        assertThatThrownBy(() -> client.call("DescribeRegions")).isInstanceOf(IOException.class);
    }

    @Test
    void aCutAnswerEndsInTheMiddle() {
        lab.apiFaults().cut("*", 10);

        assertThatThrownBy(() -> client.call("DescribeRegions")).isInstanceOf(IOException.class);
    }

    @Test
    void aReaderMayLookButNotStart() throws Exception {
        String id = lab.machine("web-01").id().value();
        try (SignedClient reader = new SignedClient(lab.endpoint(), lab.keys().browser())) {
            assertThat(reader.call("DescribeInstances", "RegionId", "cn-hangzhou")
                            .status())
                    .isEqualTo(200);
            Answer answer = reader.call("StartTerminalSession", "RegionId", "cn-hangzhou", "InstanceId.1", id);

            assertRefused(answer, 403, "Forbidden.RAM");
            assertThat(answer.text("/AccessDeniedDetail/AuthAction")).isEqualTo("ecs:StartTerminalSession");
            assertThat(answer.text("/AccessDeniedDetail/NoPermissionType")).isEqualTo("ImplicitDeny");
        }
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private SignedClient client(String id, String secret, String token) {
        return new SignedClient(lab.endpoint(), id, secret, token);
    }

    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", lab.endpoint().getPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
