package dev.ecsdeck.cloud.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.ScriptedCloud;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.work.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialModesTest {
    private final Map<String, String> variables = new HashMap<>();

    @TempDir
    Path home;

    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws Exception {
        cloud = new ScriptedCloud();
        variables.put("HOME", home.toString());
        variables.put("ALIBABA_CLOUD_STS_ENDPOINT", cloud.endpoint().toString());
        Files.createDirectories(home.resolve(".aliyun"));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void profiles(String rows) throws Exception {
        Files.writeString(
                home.resolve(".aliyun/config.json"),
                "{\"current\":\"x\",\"profiles\":[%s]}".formatted(rows).replace('\'', '"'));
    }

    private CredentialSource source() throws ProblemException {
        return source(cloud.workers());
    }

    private CredentialSource source(Workers workers) throws ProblemException {
        return new CredentialFinder(variables, workers, cloud::http, cloud.endpoint())
                .find(CredentialQuery.usual())
                .source();
    }

    private Problem problemOf(CredentialSource source) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, source::credentials))
                .problem();
    }

    private CredentialFault faultOf(CredentialSource source) {
        return ((Problem.CredentialsUnusable) problemOf(source)).fault();
    }

    private String keys(String token, Duration life) {
        return "{'AccessKeyId':'STS.1','AccessKeySecret':'s','SecurityToken':'%s','Expiration':'%s'}"
                .formatted(token, now().plus(life))
                .replace('\'', '"');
    }

    private Instant now() {
        return cloud.workers().clock().instant();
    }

    private String inCredentials(String token, Duration life) {
        return "{\"Credentials\":" + keys(token, life) + "}";
    }

    private static String tokenOf(CredentialSource source) throws ProblemException {
        return ((Credentials.StsToken) source.credentials()).securityToken();
    }

    @Test
    void aRoleIsTakenOnWithTheProfilesKeys() throws Exception {
        profiles(
                "{'name':'x','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b',"
                        + "'ram_role_arn':'acs:ram::1:role/r','ram_session_name':'me','expired_seconds':1800,'external_id':'e'}");
        cloud.answer(inCredentials("t1", Duration.ofMinutes(30)));

        assertThat(tokenOf(source())).isEqualTo("t1");
        RecordedRequest request = cloud.next();
        assertThat(request.getHeaders().get("authorization")).contains("Credential=a,");
        assertThat(ScriptedCloud.parameters(request))
                .containsEntry("RoleArn", "acs:ram::1:role/r")
                .containsEntry("RoleSessionName", "me")
                .containsEntry("DurationSeconds", "1800")
                .containsEntry("ExternalId", "e");
    }

    @Test
    void keysAreRenewedBeforeTheyRunOut() throws Exception {
        profiles("{'name':'x','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b','ram_role_arn':'r'}");
        cloud.answer(inCredentials("t1", Duration.ofHours(1))).answer(inCredentials("t2", Duration.ofHours(2)));
        CredentialSource source = source();

        assertThat(tokenOf(source)).isEqualTo("t1");
        cloud.workers().advance(Duration.ofMinutes(44));
        assertThat(tokenOf(source)).isEqualTo("t1");
        cloud.workers().advance(Duration.ofMinutes(2));
        assertThat(tokenOf(source)).isEqualTo("t2");
        assertThat(source.expires()).isPresent();
    }

    @Test
    void aRenewalThatFailsDoesNoHarmWhileTheOldKeysAreGood() throws Exception {
        profiles("{'name':'x','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b','ram_role_arn':'r'}");
        cloud.answer(inCredentials("t1", Duration.ofHours(1))).refuse(403, "NoPermission", "");
        CredentialSource source = source();

        assertThat(tokenOf(source)).isEqualTo("t1");
        cloud.workers().advance(Duration.ofMinutes(50));
        assertThat(tokenOf(source)).isEqualTo("t1");
    }

    @Test
    void aRoleOverARoleGoesThroughBoth() throws Exception {
        profiles(
                "{'name':'x','mode':'ChainableRamRoleArn','source_profile':'base','ram_role_arn':'r2'},"
                        + "{'name':'base','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b','ram_role_arn':'r1'}");
        cloud.answer(inCredentials("t1", Duration.ofHours(1))).answer(inCredentials("t2", Duration.ofHours(1)));

        assertThat(tokenOf(source())).isEqualTo("t2");
        assertThat(ScriptedCloud.parameters(cloud.next())).containsEntry("RoleArn", "r1");
        RecordedRequest second = cloud.next();
        assertThat(ScriptedCloud.parameters(second)).containsEntry("RoleArn", "r2");
        assertThat(second.getHeaders().get("x-acs-security-token")).isEqualTo("t1");
    }

    @Test
    void profilesThatGoRoundInACircleAreNoticed() throws Exception {
        profiles("{'name':'x','mode':'ChainableRamRoleArn','source_profile':'y','ram_role_arn':'r'},"
                + "{'name':'y','mode':'ChainableRamRoleArn','source_profile':'x','ram_role_arn':'r'}");

        ProblemException circle = Objects.requireNonNull(catchThrowableOfType(ProblemException.class, this::source));

        assertThat(circle.problem().toString()).contains("circle");
    }

    @Test
    void theInstancesRoleComesFromItsMetadata() throws Exception {
        profiles("{'name':'x','mode':'EcsRamRole'}");
        cloud.answer("metadata-token").answer("role-1").answer(keys("t1", Duration.ofHours(1)));

        assertThat(tokenOf(source())).isEqualTo("t1");
        RecordedRequest first = cloud.next();
        assertThat(first.getMethod()).isEqualTo("PUT");
        assertThat(first.getHeaders().get("X-aliyun-ecs-metadata-token-ttl-seconds"))
                .isEqualTo("21600");
        cloud.next();
        RecordedRequest third = cloud.next();
        assertThat(third.getTarget()).endsWith("/security-credentials/role-1");
        assertThat(third.getHeaders().get("X-aliyun-ecs-metadata-token")).isEqualTo("metadata-token");
    }

    @Test
    void aRoleOverTheInstancesRoleWorks() throws Exception {
        profiles("{'name':'x','mode':'RamRoleArnWithRoleName','ram_role_name':'role-1','ram_role_arn':'r'}");
        cloud.answer("metadata-token")
                .answer(keys("t1", Duration.ofHours(1)))
                .answer(inCredentials("t2", Duration.ofHours(1)));

        assertThat(tokenOf(source())).isEqualTo("t2");
    }

    @Test
    void anAddressGivesKeys() throws Exception {
        profiles("{'name':'x','mode':'CredentialsURI','credentials_uri':'" + cloud.endpoint() + "/keys'}");
        cloud.answer(keys("t1", Duration.ofHours(1)).replaceFirst("\\{", "{\"Code\":\"Success\","));

        assertThat(tokenOf(source())).isEqualTo("t1");
    }

    @Test
    void anAddressThatSaysNoIsSaid() throws Exception {
        profiles("{'name':'x','mode':'CredentialsURI','credentials_uri':'" + cloud.endpoint() + "/keys'}");
        cloud.answer("{\"Code\":\"Expired\",\"AccessKeySecret\":\"canary\"}");

        Problem problem = problemOf(source());

        assertThat(problem.toString()).contains("Expired").doesNotContain("canary");
    }

    @Test
    void anAddressInPlainTextOnAnotherMachineIsNotAsked() throws Exception {
        profiles("{'name':'x','mode':'CredentialsURI','credentials_uri':'http://keys.example/'}");

        assertThat(faultOf(source())).isEqualTo(CredentialFault.SOURCE_FAILED);
    }

    @Test
    void addressesAndCommandsCanBeForbidden() throws Exception {
        profiles("{'name':'x','mode':'CredentialsURI','credentials_uri':'" + cloud.endpoint() + "'}");
        variables.put("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "1");

        ProblemException refused = Objects.requireNonNull(catchThrowableOfType(ProblemException.class, this::source));

        assertThat(refused.problem().toString()).contains("switched off");
    }

    @Test
    void aTokenInAFileIsChangedIntoARole() throws Exception {
        Path token = Files.writeString(home.resolve("oidc"), "jwt\n");
        profiles("{'name':'x','mode':'OIDC','oidc_provider_arn':'p','oidc_token_file':'" + token
                + "','ram_role_arn':'r'}");
        cloud.answer(inCredentials("t1", Duration.ofHours(1)));

        assertThat(tokenOf(source())).isEqualTo("t1");
        RecordedRequest request = cloud.next();
        assertThat(ScriptedCloud.parameters(request))
                .containsEntry("Action", "AssumeRoleWithOIDC")
                .containsEntry("OIDCToken", "jwt")
                .containsEntry("OIDCProviderArn", "p");
        assertThat(request.getTarget()).doesNotContain("jwt");
    }

    @Test
    void aTokenFileThatIsGoneIsSaid() throws Exception {
        profiles("{'name':'x','mode':'OIDC','oidc_provider_arn':'p','oidc_token_file':'/no/such','ram_role_arn':'r'}");

        assertThat(faultOf(source())).isEqualTo(CredentialFault.SOURCE_FAILED);
    }

    @Test
    void aCommandsOutputIsAProfile() throws Exception {
        Path output = Files.writeString(
                home.resolve("out.json"),
                "{\"mode\":\"StsToken\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\",\"sts_token\":\"t1\"}");
        profiles("{'name':'x','mode':'External','process_command':'cat " + output + "'}");

        assertThat(tokenOf(source(new ManualWorkers()))).isEqualTo("t1");
    }

    @Test
    void aCommandThatFailsIsSaidWithoutItsOutput() throws Exception {
        profiles("{'name':'x','mode':'External','process_command':'cat /no/such/file'}");

        assertThat(problemOf(source(new ManualWorkers())).toString()).contains("exit status 1");
    }

    @Test
    void aCommandThatNeverEndsIsEnded() throws Exception {
        profiles("{'name':'x','mode':'External','process_command':'sleep 1000'}");

        assertThat(faultOf(source(cloud.workers()))).isEqualTo(CredentialFault.SOURCE_FAILED);
        assertThat(cloud.workers().waits()).contains(Duration.ofMinutes(1));
    }

    @Test
    void aCommandThatDoesNotExistIsSaid() throws Exception {
        profiles("{'name':'x','mode':'External','process_command':'/no/such/command'}");

        assertThat(problemOf(source()).toString()).contains("cannot be started");
    }

    @Test
    void aSignInThatLastsIsUsed() throws Exception {
        profiles("{'name':'x','mode':'CloudSSO','access_key_id':'a','access_key_secret':'b','sts_token':'t1',"
                + "'sts_expiration':" + now().plusSeconds(3600).getEpochSecond() + "}");

        assertThat(tokenOf(source())).isEqualTo("t1");
    }

    @Test
    void aSignInThatRanOutNamesTheCommandThatRenewsIt() throws Exception {
        profiles("{'name':'x','mode':'OAuth','access_key_id':'a','access_key_secret':'b','sts_token':'t1',"
                + "'sts_expiration':1,'oauth_refresh_token_expire':"
                + now().plusSeconds(60).getEpochSecond() + "}");

        assertThat(problemOf(source()))
                .isEqualTo(new Problem.CredentialsUnusable(
                        "x", "OAuth", CredentialFault.EXPIRED, "aliyun sts GetCallerIdentity --profile x"));
    }

    @Test
    void whatTheVendorsProgramRenewsMeanwhileIsSeen() throws Exception {
        profiles("{'name':'x','mode':'CloudSSO','sts_expiration':1}");
        CredentialSource source = source();
        assertThat(faultOf(source)).isEqualTo(CredentialFault.EXPIRED);

        profiles("{'name':'x','mode':'CloudSSO','access_key_id':'a','access_key_secret':'b','sts_token':'t2',"
                + "'sts_expiration':" + now().plusSeconds(3600).getEpochSecond() + "}");

        assertThat(tokenOf(source)).isEqualTo("t2");
    }

    @Test
    void aKeyPairGivesASessionKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path pem = Files.writeString(
                home.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        profiles("{'name':'x','mode':'RsaKeyPair','private_key':'" + pem + "','key_pair_name':'kp'}");
        cloud.answer("{\"SessionAccessKey\":{\"SessionAccessKeyId\":\"TMP.1\",\"SessionAccessKeySecret\":\"s\"}}");

        assertThat(source().credentials()).isEqualTo(new Credentials.AccessKey("TMP.1", "s"));
        assertThat(isSignedBy(pair, cloud.next())).isTrue();
    }

    private static boolean isSignedBy(KeyPair pair, RecordedRequest request) throws Exception {
        String query = Objects.requireNonNull(request.getUrl().encodedQuery());
        String unsigned = query.replaceFirst("&Signature=[^&]*", "").replaceFirst("^Signature=[^&]*&", "");
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(pair.getPublic());
        check.update(
                ("GET&%2F&" + unsigned.replace("%", "%25").replace("&", "%26").replace("=", "%3D"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return check.verify(Base64.getDecoder().decode(request.getUrl().queryParameter("Signature")));
    }

    @Test
    void modesThatCannotSignAreNamed() throws Exception {
        profiles("{'name':'x','mode':'BearerToken','bearer_token':'canary'}");

        ProblemException refused = Objects.requireNonNull(catchThrowableOfType(ProblemException.class, this::source));

        assertThat(refused.problem())
                .isEqualTo(new Problem.CredentialsUnusable("x", "BearerToken", CredentialFault.MODE_LATER, ""));
    }

    @Test
    void anEndpointInPlainTextGetsNoKeys() throws Exception {
        variables.remove("ALIBABA_CLOUD_STS_ENDPOINT");
        profiles("{'name':'x','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b','ram_role_arn':'r',"
                + "'sts_endpoint':'http://sts.example'}");

        ProblemException refused = Objects.requireNonNull(catchThrowableOfType(ProblemException.class, this::source));

        assertThat(refused.problem())
                .isEqualTo(new Problem.InvalidInput(Problem.Input.ENDPOINT_NOT_ENCRYPTED, "http://sts.example"));
    }

    @Test
    void theRefusedAreNotGivenAgain() throws Exception {
        profiles("{'name':'x','mode':'RamRoleArn','access_key_id':'a','access_key_secret':'b','ram_role_arn':'r'}");
        cloud.answer(inCredentials("t1", Duration.ofHours(1))).answer(inCredentials("t2", Duration.ofHours(1)));
        CredentialSource source = source();

        source.refused(source.credentials());

        assertThat(tokenOf(source)).isEqualTo("t2");
        assertThat(source.toString()).doesNotContain("t2");
        assertThat(Optional.of(source.describe())).contains("x");
    }
}
