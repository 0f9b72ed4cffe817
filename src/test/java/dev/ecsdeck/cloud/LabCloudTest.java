package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.LabKey;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.SessionTicket;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The client against a gateway that checks signatures with code of its own. The client's clock is months behind the
/// Lab's, so every test also corrects it.
@Tag("lab")
class LabCloudTest {
    private static Lab lab;
    private static HttpClients http;
    private static HurriedWorkers workers;

    @BeforeAll
    static void open() throws Exception {
        lab = Lab.start(LabSettings.fast());
        workers = new HurriedWorkers();
        http = new HttpClients(NetSettings.usual().withProxy(new ProxyChoice.None()), workers, Map.of());
    }

    @AfterAll
    static void close() {
        http.close();
        lab.close();
    }

    @AfterEach
    void mend() {
        lab.apiFaults().clear();
        lab.switches().setSessionManager(true);
    }

    private static EcsClient client(Credentials credentials) {
        return new EcsClient(http.client(), lab.target(), new KeysOf(credentials), workers);
    }

    private static EcsClient client() {
        return client(lab.credentials());
    }

    private static Credentials of(LabKey key) {
        return new Credentials.AccessKey(key.id(), key.secret());
    }

    private static Problem problemOf(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, action))
                .problem();
    }

    private static String codeOf(ThrowingCallable action) {
        Problem problem = problemOf(action);
        return switch (problem) {
            case Problem.CloudRefused refused -> refused.code();
            case Problem.NotPermitted denied -> denied.code();
            default -> problem.toString();
        };
    }

    private static SessionRequest shellOn(Machine machine) {
        return SessionRequest.shell(machine.region(), machine.id());
    }

    private static Machine web() {
        return lab.machine("web-01");
    }

    @Test
    void theWholeInventoryIsRead() throws Exception {
        Set<InstanceId> found = new HashSet<>();
        for (RegionActions.Region region : client().regions().list("en-US")) {
            client().instances()
                    .forEachPage(region.id(), InstanceQuery.all(), rows -> rows.forEach(row -> found.add(row.id())));
        }

        assertThat(found)
                .containsAll(lab.machines().stream()
                        .map(Machine::id)
                        .filter(id -> !id.isManaged())
                        .toList());
    }

    @Test
    void instancesAreFoundByNameAndById() throws Exception {
        RegionId region = web().region();
        List<Instance> byName = client().instances()
                .page(region, InstanceQuery.named("web-01"), Optional.empty())
                .rows();

        assertThat(byName).extracting(Instance::id).containsExactly(web().id());
        assertThat(client().instances().byIds(region, List.of(web().id()))).hasSize(1);
    }

    @Test
    void agentsAndStatesAreTold() throws Exception {
        InstanceId id = web().id();

        assertThat(client().agents().statuses(web().region(), List.of(id)).get(id))
                .isInstanceOf(AgentStatus.Online.class);
        assertThat(client().instances().states(web().region(), List.of(id))).containsEntry(id, InstanceState.RUNNING);
    }

    @Test
    void aSessionIsStartedRememberedAndEndedTwice() throws Exception {
        SessionActions sessions = client().sessions();

        SessionTicket ticket = sessions.start(shellOn(web()));
        List<SessionRecord> history = sessions.history(web().region(), Optional.of(web().id()), Optional.empty())
                .rows();
        sessions.end(web().region(), ticket.sessionId());
        sessions.end(web().region(), ticket.sessionId());

        assertThat(ticket.url()).hasScheme("ws");
        assertThat(history).extracting(SessionRecord::sessionId).contains(ticket.sessionId());
    }

    @Test
    void aForwardToAnotherHostIsStarted() throws Exception {
        SessionRequest request = shellOn(web()).withPurpose(new SessionRequest.Port(3306, Optional.of("db.internal")));

        assertThat(client().sessions().start(request).sessionId()).isNotBlank();
    }

    @Test
    void theSwitchIsReadAndCuresTheRefusal() throws Exception {
        lab.switches().setSessionManager(false);

        assertThat(codeOf(() -> client().sessions().start(shellOn(web()))))
                .isEqualTo("UserBehavior.SessionManagerDisabled");
        assertThat(client().settings().sessionManagerEnabled(web().region())).contains(false);
        client().settings().setSessionManager(web().region(), true);
        assertThat(client().sessions().start(shellOn(web())).sessionId()).isNotBlank();
    }

    @Test
    void powerActionsAreTaken() throws Exception {
        Machine machine = lab.machines().stream()
                .filter(m -> m.state() == InstanceState.STOPPED && m.refusal().isEmpty() && !m.isLocked())
                .findFirst()
                .orElseThrow();

        client().power().start(machine.region(), machine.id());

        assertThat(machine.state()).isNotEqualTo(InstanceState.STOPPED);
    }

    @Test
    void anAgentIsInstalledOnRequest() throws Exception {
        client().agents().install(web().region(), List.of(web().id()));

        assertThat(web().state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void theCallerIsNamedAndTheRootKeyIsNoticed() throws Exception {
        assertThat(client().sts().caller().isRoot()).isFalse();
        assertThat(client(of(lab.keys().root())).sts().caller().isRoot()).isTrue();
    }

    @Test
    void aRolesKeysSignToo() throws Exception {
        Credentials.StsToken role = client().sts()
                .assumeRole(new StsActions.Role(
                        "acs:ram::1234567890123456:role/deck-admin", "deck", Duration.ofHours(1), Optional.empty()));

        assertThat(client(role).sts().caller().kind()).isEqualTo("AssumedRoleUser");
    }

    @Test
    void aWrongSecretIsRefusedWithoutAnEcho() {
        Credentials wrong = new Credentials.AccessKey(lab.accessKeyId(), "canary-secret");

        Problem problem = problemOf(() -> client(wrong).regions().list("en-US"));

        assertThat(problem.kind()).isEqualTo(Kind.CREDENTIALS);
        assertThat(problem.toString()).contains("SignatureDoesNotMatch").doesNotContain("canary");
    }

    @Test
    void anUnknownAndASwitchedOffKeyAreRefused() {
        assertThat(codeOf(() ->
                        client(new Credentials.AccessKey("nobody", "x")).sts().caller()))
                .isEqualTo("InvalidAccessKeyId.NotFound");
        assertThat(problemOf(() -> client(of(lab.keys().inactive())).sts().caller())
                        .kind())
                .isEqualTo(Kind.CREDENTIALS);
    }

    @Test
    void whoMayOnlyLookIsToldWhichPermissionIsMissing() {
        Problem problem =
                problemOf(() -> client(of(lab.keys().browser())).sessions().start(shellOn(web())));

        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.NotPermitted.class,
                        denied -> assertThat(denied.permission()).isEqualTo("ecs:StartTerminalSession"));
    }

    @Test
    void permissionsAreFoundOutWithoutDoingAnything() throws Exception {
        Map<String, PermissionActions.Finding> findings =
                client(of(lab.keys().browser())).permissions().check(web().region(), Optional.of(web().id()));

        assertThat(findings)
                .containsEntry("ecs:DescribeInstances", PermissionActions.Finding.ALLOWED)
                .containsEntry("ecs:StopInstance", PermissionActions.Finding.DENIED);
        assertThat(web().state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void anEgressRuleIsAddedAndShown() throws Exception {
        RegionId region = web().region();
        String group = client().instances()
                .byIds(region, List.of(web().id()))
                .getFirst()
                .securityGroups()
                .getFirst();
        SecurityGroupActions.EgressRule rule = new SecurityGroupActions.EgressRule(
                group, true, "TCP", "443/443", 1, "100.100.0.0/16", "agent", Optional.empty());

        client().securityGroups().allow(region, rule);

        assertThat(client().securityGroups().egress(region, group))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("created")
                .contains(rule);
        assertThat(client().securityGroups().groups(region, List.of(group))).hasSize(1);
    }

    @Test
    void aKeyPairIsMadeBoundTakenAwayAndDeleted() throws Exception {
        RegionId region = web().region();
        KeyPairActions pairs = client().keyPairs();

        assertThat(pairs.create(region, "deck-test").privateKey()).contains("PRIVATE KEY");
        assertThat(pairs.list(region)).extracting(KeyPairActions.KeyPair::name).contains("deck-test");
        assertThat(pairs.attach(region, "deck-test", List.of(web().id()))).allMatch(BatchOutcome::succeeded);
        assertThat(pairs.detach(region, "deck-test", List.of(web().id()))).allMatch(BatchOutcome::succeeded);
        pairs.delete(region, List.of("deck-test"));
        assertThat(pairs.list(region)).extracting(KeyPairActions.KeyPair::name).doesNotContain("deck-test");
    }

    @Test
    void commandsAndTheirRunsAreListed() throws Exception {
        CatalogActions catalog = client().catalog();

        assertThat(catalog.commands(web().region(), CatalogActions.Shelf.PUBLIC, Optional.empty(), Optional.empty())
                        .rows())
                .isNotEmpty();
        assertThat(catalog.invocations(web().region(), Optional.empty()).rows()).isNotNull();
    }

    @Test
    void aPasswordThatIsTooWeakIsRefusedAndAGoodOneTaken() throws Exception {
        AttributeActions attributes = client().attributes();

        assertThat(codeOf(() -> attributes.setPassword(web().region(), web().id(), "weak")))
                .isEqualTo("InvalidPassword.Malformed");
        attributes.setPassword(web().region(), web().id(), "Canary-12345");
    }

    @Test
    void faultsOnTheWayAreLivedThrough() throws Exception {
        lab.apiFaults().throttle("DescribeRegions", Duration.ofMillis(700), 1);
        lab.apiFaults().drop("DescribeRegions", 1);
        lab.apiFaults().cut("DescribeRegions", 1);

        assertThat(client().regions().list("en-US")).isNotEmpty();
    }

    @Test
    void aTicketWhoseAnswerWasLostIsNotStartedTwice() throws Exception {
        int before = lab.sessions().all().size();
        lab.apiFaults().drop("StartTerminalSession", 1);

        client().sessions().start(shellOn(web()));

        assertThat(lab.sessions().all()).hasSize(before + 1);
    }

    @Test
    void anAnswerOfAnotherKindIsNotTheServices() {
        lab.apiFaults().garble("DescribeRegions", 200, "<html>", 9);

        assertThat(problemOf(() -> client().regions().list("en-US"))).isInstanceOf(Problem.NotTheService.class);
    }

    static Stream<String> documented() throws IOException {
        try (InputStream in = Objects.requireNonNull(LabCloudTest.class.getResourceAsStream("/api/errors.json"))) {
            List<String> codes = new ArrayList<>();
            for (JsonNode entry : JsonMapper.shared()
                    .readTree(in)
                    .path("groups")
                    .path("StartTerminalSession")
                    .path("codes")) {
                codes.add(Json.text(entry, "code"));
            }
            return codes.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void everyDocumentedErrorOfASessionComesThrough(String code) {
        lab.apiFaults().refuse("StartTerminalSession", code, 9);

        assertThat(codeOf(() -> client().sessions().start(shellOn(web())))).isEqualTo(code);
    }

    static Stream<Machine> refusing() throws IOException {
        try (Lab other = Lab.start(LabSettings.fast())) {
            return other.machines().stream().filter(machine -> machine.refusal().isPresent()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void everyMachineThatIsThereToRefuseDoes(Machine machine) {
        SessionRequest request = switch (machine.refusal().orElseThrow()) {
            case "PortForwarding.NotSupported" -> SessionRequest.port(machine.region(), machine.id(), 80);
            case "InvalidOperation.ConnectionTypeUnsupported" ->
                shellOn(machine).withNetwork(SessionRequest.Network.INTRANET);
            default -> shellOn(machine);
        };

        assertThat(codeOf(() -> client().sessions().start(request)))
                .isEqualTo(machine.refusal().orElseThrow());
    }
}
