package dev.ecsdeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.ForwardPreset;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleStoreTest {
    private static final ForwardRule WEB =
            ForwardRule.of("web", "Web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);
    private static final ForwardRule ORDERS = new ForwardRule(
            "orders",
            "订单库",
            "0.0.0.0",
            ForwardRule.Exposure.ANYONE_ON_THE_NETWORK,
            13306,
            new RegionId("cn-hangzhou"),
            new InstanceId("i-bp2"),
            Optional.of("rm-1.mysql.internal"),
            3306,
            ForwardPreset.MYSQL,
            Optional.of(Duration.ofMinutes(10)),
            ForwardRule.Start.WITH_THE_PROGRAM,
            ForwardRule.Callers.ASKED,
            0,
            List.of("prod", "db"),
            Map.of("/usr/bin/mysql", true),
            "VENDOR_FILE:ops");

    @TempDir
    private Path directory = Path.of("");

    private Path path = Path.of("");
    private RuleStore store = new RuleStore(new AtomicFile(path), Instant::now);

    @BeforeEach
    void open() {
        path = directory.resolve("forwards.json");
        store = new RuleStore(new AtomicFile(path), () -> Instant.ofEpochSecond(7));
    }

    @Test
    void nothingInPlaceOfARuleIsABrokenFile() {
        assertThatThrownBy(() ->
                        store.read("team.json", "{\"version\":1,\"rules\":[null]}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void withoutAFileThereAreNoRules() throws ProblemException {
        assertThat(store.load()).isEqualTo(new RuleStore.Loaded(List.of(), Optional.empty()));
    }

    @Test
    void rulesComeBackAsTheyWereInTheirOrder() throws ProblemException {
        store.save(List.of(WEB, ORDERS));

        assertThat(store.load().rules()).containsExactly(WEB, ORDERS);
    }

    @Test
    void brokenFileIsKeptAsideAndTheBackupTaken() throws Exception {
        store.save(List.of(WEB));
        store.save(List.of(WEB, ORDERS));
        Files.writeString(path, "{\"rules\": [");

        RuleStore.Loaded loaded = store.load();

        assertThat(loaded.rules()).containsExactly(WEB);
        assertThat(loaded.fault()).get().isInstanceOf(Problem.FileBroken.class);
        assertThat(directory.resolve("forwards.json.broken-7")).exists();
    }

    @Test
    void ruleThatCannotBeIsNotTaken() throws Exception {
        store.save(List.of(WEB));
        Files.writeString(path, Files.readString(path).replace("\"targetPort\" : 80", "\"targetPort\" : 0"));

        assertThat(store.load().fault()).isPresent();
    }

    @Test
    void exportIsReadBackWithoutAnswersAboutThisMachineStartsNothingAndOpensNothing() throws ProblemException {
        byte[] exported = store.export(List.of(ORDERS));

        assertThat(new String(exported, StandardCharsets.UTF_8)).doesNotContain("/usr/bin/mysql", "VENDOR_FILE");
        assertThat(store.read("team.json", exported))
                .containsExactly(ORDERS.withPrograms(Map.of())
                        .withAccount("")
                        .withStart(ForwardRule.Start.BY_HAND)
                        .withListener(ForwardRule.LOOPBACK, ForwardRule.Exposure.THIS_MACHINE));
    }

    @Test
    void exportHasOneFieldALineInAFixedOrder() {
        List<String> lines = new String(store.export(List.of(WEB)), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();

        assertThat(lines)
                .containsSubsequence(
                        "\"id\" : \"web\",",
                        "\"name\" : \"Web\",",
                        "\"localPort\" : 0,",
                        "\"region\" : \"cn-hangzhou\",",
                        "\"instance\" : \"i-bp1\",");
    }

    @Test
    void fieldOfALaterVersionIsNoFault() throws ProblemException {
        String later = new String(store.export(List.of(WEB)), StandardCharsets.UTF_8)
                .replace("\"id\" : \"web\",", "\"id\" : \"web\", \"colour\" : \"blue\",");

        assertThat(store.read("team.json", later.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(WEB);
    }

    @Test
    void ruleOfAnOlderProgramBelongsToTheAccountInUse() throws Exception {
        store.save(List.of(WEB));
        Files.writeString(path, Files.readString(path).replaceAll(",\\s*\"account\" : \"\"", ""));

        assertThat(Files.readString(path)).doesNotContain("account");
        assertThat(store.load().rules()).containsExactly(WEB);
    }

    @Test
    void brokenImportNamesThePlace() {
        assertThatThrownBy(() -> store.read("team.json", "{\n  nonsense".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem())
                                .isInstanceOfSatisfying(Problem.FileBroken.class, broken -> {
                                    assertThat(broken.path()).isEqualTo("team.json");
                                    assertThat(broken.line()).isEqualTo(2);
                                }));
    }

    @Test
    void listenerBeyondLoopbackMustBeSaidTwice() {
        assertThatThrownBy(() -> new ForwardRule(
                        "x",
                        "x",
                        "0.0.0.0",
                        ForwardRule.Exposure.THIS_MACHINE,
                        1,
                        WEB.region(),
                        WEB.instance(),
                        Optional.empty(),
                        1,
                        ForwardPreset.OTHER,
                        Optional.empty(),
                        ForwardRule.Start.BY_HAND,
                        ForwardRule.Callers.ALL,
                        0,
                        List.of(),
                        Map.of(),
                        ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
