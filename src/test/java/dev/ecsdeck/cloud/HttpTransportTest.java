package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import dev.ecsdeck.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static final String CALLER = "{\"AccountId\":\"1\",\"IdentityType\":\"RAMUser\"}";
    private static final InstanceId WEB = new InstanceId("i-web01");

    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws Exception {
        cloud = new ScriptedCloud();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static Problem problemOf(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, action))
                .problem();
    }

    @Test
    void aRefusalCarriesWhatTheServiceSaid() {
        cloud.refuse(404, "InvalidInstance.NotFound", "The specified instances not found.");

        Problem problem =
                problemOf(() -> cloud.client().sessions().start(SessionRequest.shell(ScriptedCloud.REGION, WEB)));

        assertThat(problem)
                .isEqualTo(new Problem.CloudRefused(
                        Kind.NOT_READY,
                        "StartTerminalSession",
                        "InvalidInstance.NotFound",
                        "The specified instances not found.",
                        "R-1",
                        404,
                        Optional.empty()));
    }

    @Test
    void lowerCaseEnvelopesAndXmlAreUnderstood() {
        cloud.answer(403, "{\"code\":\"Forbidden.RAM\",\"message\":\"no\",\"requestId\":\"r\"}")
                .answer(
                        400,
                        "<?xml version='1.0'?><Error><RequestId>x</RequestId><Code>InvalidVersion</Code></Error>",
                        "content-type",
                        "text/xml;charset=utf-8");

        assertThat(problemOf(() -> cloud.client().sts().caller()))
                .isEqualTo(
                        new Problem.NotPermitted("sts:GetCallerIdentity", "", false, "Forbidden.RAM", "no", "r", 403));
        assertThat(problemOf(() -> cloud.client().sts().caller()))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.CloudRefused.class))
                .extracting(Problem.CloudRefused::code, Problem.CloudRefused::requestId)
                .containsExactly("InvalidVersion", "x");
    }

    @Test
    void aDeniedPermissionIsNamedAsPoliciesWriteIt() {
        cloud.answer(403, """
                {"Code":"Forbidden.RAM","Message":"no","RequestId":"r","AccessDeniedDetail":{
                "AuthAction":"ecs:StartTerminalSession","AuthPrincipalDisplayName":"li","NoPermissionType":"ExplicitDeny"}}
                """);

        assertThat(problemOf(() -> cloud.client().sessions().start(SessionRequest.shell(ScriptedCloud.REGION, WEB))))
                .isEqualTo(new Problem.NotPermitted(
                        "ecs:StartTerminalSession", "li", true, "Forbidden.RAM", "no", "r", 403));
    }

    @Test
    void throttlingWaitsAsTheServiceSays() throws Exception {
        cloud.answer(400, "{\"Code\":\"Throttling.User\"}", "x-acs-retry-after", "2500")
                .answer(CALLER);

        cloud.client().sts().caller();

        assertThat(cloud.workers().waits()).containsExactly(Duration.ofMillis(2500));
    }

    @Test
    void noWishKeepsUsLongerThanAMinute() throws Exception {
        cloud.answer(429, "{\"Code\":\"Throttling\"}", "x-acs-retry-after", "99999999")
                .answer(CALLER);

        cloud.client().sts().caller();

        assertThat(cloud.workers().waits()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void withoutAWishTheWaitsGrowAndTheRepeatsAreAnnounced() throws Exception {
        cloud.refuse(400, "Throttling", "")
                .refuse(503, "ServiceUnavailable", "")
                .answer(CALLER);

        cloud.client().sts().caller();

        assertThat(cloud.workers().waits().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(cloud.workers().waits().get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(cloud.next().getHeaders().get("x-acs-retry-attempts")).isNull();
        RecordedRequest second = cloud.next();
        assertThat(second.getHeaders().get("x-acs-retry-attempts")).isEqualTo("1");
        assertThat(second.getHeaders().get("authorization")).contains("x-acs-retry-attempts;x-acs-retry-delay");
        assertThat(cloud.next().getHeaders().get("x-acs-retry-attempts")).isEqualTo("2");
    }

    @Test
    void everyAttemptHasANonceOfItsOwn() throws Exception {
        cloud.refuse(500, "InternalError", "").answer(CALLER);

        cloud.client().sts().caller();

        String first = cloud.next().getHeaders().get("x-acs-signature-nonce");
        assertThat(cloud.next().getHeaders().get("x-acs-signature-nonce")).isNotEqualTo(first);
    }

    @Test
    void repeatsEndAndTheLastAnswerIsTheProblem() {
        for (int i = 0; i < 4; i++) {
            cloud.refuse(400, "Throttling.Api", "slower");
        }

        assertThat(problemOf(() -> cloud.client().sts().caller()).kind()).isEqualTo(Kind.LIMIT);
        assertThat(cloud.asked()).isEqualTo(4);
    }

    @Test
    void aPlainWriteIsNotRepeatedAfterA500() {
        cloud.refuse(500, "InternalError", "");

        problemOf(() -> cloud.client().power().start(ScriptedCloud.REGION, WEB));

        assertThat(cloud.asked()).isEqualTo(1);
    }

    @Test
    void aWriteWithATokenIsRepeatedWithTheSameToken() throws Exception {
        cloud.refuse(500, "InternalError.Dispatch", "")
                .answer(
                        "{\"SessionId\":\"s-1\",\"WebSocketUrl\":\"wss://gw.example/session\",\"SecurityToken\":\"t\"}");

        cloud.client().sessions().start(SessionRequest.shell(ScriptedCloud.REGION, WEB));

        String token = ScriptedCloud.parameters(cloud.next()).get("ClientToken");
        assertThat(token).isNotBlank();
        assertThat(ScriptedCloud.parameters(cloud.next())).containsEntry("ClientToken", token);
    }

    @Test
    void aWriteThatIsStillWorkedOnIsAskedForAgain() throws Exception {
        cloud.refuse(403, "IdempotentProcessing", "")
                .answer(
                        "{\"SessionId\":\"s-1\",\"WebSocketUrl\":\"wss://gw.example/session\",\"SecurityToken\":\"t\"}");

        assertThat(cloud.client()
                        .sessions()
                        .start(SessionRequest.shell(ScriptedCloud.REGION, WEB))
                        .sessionId())
                .isEqualTo("s-1");
    }

    @Test
    void aNameThatNobodyKnowsIsSaidAtOnce() throws Exception {
        CloudTarget nowhere =
                new CloudTarget(Optional.of(URI.create("https://no-such.invalid")), ScriptedCloud.REGION, false);
        EcsClient client = new EcsClient(cloud.http(), nowhere, new KeysOf(KeysOf.KEY), cloud.workers());

        assertThat(problemOf(() -> client.sts().caller()))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.Unreachable.class))
                .extracting(Problem.Unreachable::hop)
                .isEqualTo(Hop.NAME);
        assertThat(cloud.workers().waits()).isEmpty();
    }

    @Test
    void aWrongClockIsCorrectedOnceAndStaysCorrected() throws Exception {
        Instant theirs = cloud.workers().clock().instant().plus(Duration.ofHours(2));
        cloud.answer(400, "{\"Code\":\"InvalidTimeStamp.Expired\"}", "date", httpDate(theirs))
                .answer(CALLER)
                .answer(CALLER);
        EcsClient client = cloud.client();

        client.sts().caller();
        client.sts().caller();

        cloud.next();
        for (int i = 0; i < 2; i++) {
            Instant signed = Instant.parse(
                    Objects.requireNonNull(cloud.next().getHeaders().get("x-acs-date")));
            assertThat(Duration.between(signed, theirs).abs()).isLessThan(Duration.ofMinutes(1));
        }
        assertThat(client.clockOffset()).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void aClockThatCannotBeCorrectedIsNamed() {
        Instant theirs = cloud.workers().clock().instant().minus(Duration.ofHours(2));
        for (int i = 0; i < 2; i++) {
            cloud.answer(400, "{\"Code\":\"InvalidTimeStamp.Expired\"}", "date", httpDate(theirs));
        }

        Problem problem = problemOf(() -> cloud.client().sts().caller());

        assertThat(problem).isInstanceOf(Problem.ClockSkewed.class);
        assertThat(((Problem.ClockSkewed) problem).ahead()).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void expiredTemporaryKeysAreRenewedInTheMiddle() throws Exception {
        Credentials old = new Credentials.StsToken("STS.a", "b", "old-token", Optional.empty());
        Credentials fresh = new Credentials.StsToken("STS.a", "b", "fresh-token", Optional.empty());
        cloud.refuse(400, "InvalidSecurityToken.Expired", "").answer(CALLER);

        cloud.client(new KeysOf(old, fresh)).sts().caller();

        assertThat(cloud.next().getHeaders().get("x-acs-security-token")).isEqualTo("old-token");
        assertThat(cloud.next().getHeaders().get("x-acs-security-token")).isEqualTo("fresh-token");
    }

    @Test
    void expiredKeysThatCannotBeRenewedAreTheProblem() {
        cloud.refuse(400, "InvalidSecurityToken.Expired", "");

        assertThat(problemOf(() -> cloud.client().sts().caller()).kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(cloud.asked()).isEqualTo(1);
    }

    @Test
    void whatIsNotTheServiceIsSaid() {
        cloud.answer(200, "<html>Sign in to the hotel</html>", "content-type", "text/html");

        assertThat(problemOf(() -> cloud.client().sts().caller()))
                .isEqualTo(new Problem.NotTheService("127.0.0.1", "HTTP 200, text/html"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        cloud.answer(302, "", "location", "http://127.0.0.1:1/");

        assertThat(problemOf(() -> cloud.client().sts().caller())).isInstanceOf(Problem.NotTheService.class);
        assertThat(cloud.asked()).isEqualTo(1);
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        cloud.answer(200, "{\"AccountId\":\"" + "x".repeat((int) HttpTransport.LONGEST_ANSWER) + "\"}");

        assertThat(problemOf(() -> cloud.client().sts().caller())).isInstanceOf(Problem.NotTheService.class);
    }

    @Test
    void aConnectionThatBreaksIsTriedAgainForReads() throws Exception {
        cloud.enqueue(new MockResponse.Builder()
                        .onRequestStart(new SocketEffect.CloseSocket())
                        .build())
                .answer(CALLER);

        assertThat(cloud.client().sts().caller().accountId()).isEqualTo("1");
    }

    @Test
    void aWriteThatBreaksIsNotTriedAgain() {
        cloud.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(problemOf(() -> cloud.client().power().start(ScriptedCloud.REGION, WEB)))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.Unreachable.class))
                .extracting(Problem.Unreachable::hop)
                .isEqualTo(Hop.BROKEN);
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws Exception {
        Thread.currentThread().interrupt();
        cloud.answer(CALLER);

        Problem problem = problemOf(() -> cloud.client().sts().caller());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problem).isEqualTo(new Problem.Interrupted());
    }

    @Test
    void theEchoOfWhatWasSignedIsNotShown() {
        cloud.refuse(
                400,
                "SignatureDoesNotMatch",
                "Specified signature is not matched with our calculation. server string to sign is:POST&canary-secret");

        assertThat(problemOf(() -> cloud.client().sts().caller()).toString())
                .contains("not matched")
                .doesNotContain("canary-secret");
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
