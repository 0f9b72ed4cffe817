package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.commands.CommandPlan;
import dev.ecsdeck.service.commands.CommandRun;
import dev.ecsdeck.service.commands.CommandService;
import dev.ecsdeck.service.commands.RunBoard;
import dev.ecsdeck.service.commands.TargetRow;
import dev.ecsdeck.service.commands.TargetState;
import dev.ecsdeck.store.AtomicFile;
import dev.ecsdeck.store.CommandHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scripts that really run on the Lab's machines.
@Tag("lab")
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class RunCommandJourneyTest {
    @TempDir
    Path folder;

    private final Journey journey;

    RunCommandJourneyTest() throws Exception {
        journey = Journey.begin();
    }

    @BeforeAll
    void needIsolation() {
        assumeTrue(
                journey.lab().workshop().runner().isIsolating(journey.lab().machine("web-01")),
                "this machine keeps nothing apart");
    }

    @AfterAll
    void close() {
        journey.close();
    }

    private CommandService service() {
        return service(journey);
    }

    private CommandService service(Journey over) {
        AtomicFile file = new AtomicFile(folder.resolve("history.json"));
        return new CommandService(
                over::cloud, new CommandHistory(file, over.workers().clock()), over.workers());
    }

    private Instance instance(String name) throws ProblemException {
        return journey.cloud()
                .instances()
                .page(journey.lab().machine(name).region(), InstanceQuery.named(name), Optional.empty())
                .rows()
                .getFirst();
    }

    private static CommandPlan plan(String script, String... arguments) {
        return new CommandPlan(ScriptLanguage.SHELL, script, List.of(arguments), "", "", Duration.ofSeconds(60));
    }

    private static RunBoard awaitEnd(CommandRun run) {
        Patience.until(
                Duration.ofMinutes(4),
                () -> "not over: " + run.board().value().running(),
                () -> run.board().value().isOver());
        return run.board().value();
    }

    @Test
    void eachTargetShowsItsOwnEnd() throws Exception {
        List<Instance> targets = List.of(instance("web-01"), instance("web-02"), instance("sg-win-02"));

        RunBoard board = awaitEnd(service().run(plan("hostname; [ \"$(hostname)\" = web-01 ] || exit 3"), targets));

        assertThat(board.rows())
                .extracting(TargetRow::state)
                .containsExactly(
                        new TargetState.Exited(0),
                        new TargetState.Exited(3),
                        new TargetState.Failed(new Problem.InvocationFailed("CommandNotApplicable", "")));
        assertThat(board.rows()).extracting(TargetRow::output).containsExactly("web-01\n", "web-02\n", "");
        assertThat(board.rows().getFirst().took()).isPresent();
        assertThat(board.done()).isEqualTo(1);
        assertThat(board.failed()).isEqualTo(2);
    }

    @Test
    void argumentsArriveExactly() throws Exception {
        String nasty = "it's \"$(touch /tmp/never)\" `id`\n\\ 你好 🙂 %s ' ; &";
        CommandPlan plan = plan("#!/bin/sh\nprintf '%s|' \"$@\"; ls /tmp", nasty, "", "-n");

        RunBoard board = awaitEnd(service().run(plan, List.of(instance("web-01"))));

        assertThat(board.rows().getFirst().output()).isEqualTo(nasty + "||-n|");
    }

    @Test
    void oneThatIsNotReadyDoesNotKeepTheOthersFromRunning() throws Exception {
        List<Instance> targets = List.of(
                instance("web-01"),
                instance("stage-db-01"),
                instance("web-02"),
                instance("batch-01"),
                instance("web-03"));

        RunBoard board = awaitEnd(service().run(plan("echo here"), targets));

        assertThat(board.rows())
                .filteredOn(row -> row.state().equals(new TargetState.Exited(0)))
                .extracting(row -> row.instance().name())
                .containsExactly("web-01", "web-02", "web-03");
        assertThat(board.rows())
                .filteredOn(row -> row.state() instanceof TargetState.Failed)
                .hasSize(2);
    }

    @Test
    void stoppingEndsWhatRuns() throws Exception {
        CommandRun run = service().run(plan("echo begun; sleep 600"), List.of(instance("web-01"), instance("web-02")));
        Patience.until(
                () -> run.board().value().rows().toString(),
                () -> run.board().value().running() == 2);

        run.stop();

        RunBoard board = awaitEnd(run);
        assertThat(board.rows()).extracting(TargetRow::state).containsOnly(new TargetState.Stopped());
    }

    @Test
    void theUserAndTheFolderAreThoseAskedFor() throws Exception {
        CommandPlan plan = new CommandPlan(
                ScriptLanguage.SHELL, "id -un; pwd", List.of(), "nobody", "/tmp", Duration.ofSeconds(60));
        CommandPlan stranger =
                new CommandPlan(ScriptLanguage.SHELL, "id -un", List.of(), "no-such", "", Duration.ofSeconds(60));

        assertThat(awaitEnd(service().run(plan, List.of(instance("web-01"))))
                        .rows()
                        .getFirst()
                        .output())
                .isEqualTo("nobody\n/tmp\n");
        assertThat(awaitEnd(service().run(stranger, List.of(instance("web-01"))))
                        .rows()
                        .getFirst()
                        .state())
                .isInstanceOf(TargetState.Failed.class);
    }

    @Test
    void whatWasRunIsRememberedWithoutArgumentsAndOutput() throws Exception {
        CommandService service = service();
        awaitEnd(service.run(plan("echo \"$1\" $((40+2))", "canary"), List.of(instance("web-01"))));
        awaitEnd(service.run(plan("echo two"), List.of(instance("web-01"))));
        awaitEnd(service.run(plan("echo \"$1\" $((40+2))", "canary"), List.of(instance("web-01"))));

        CommandService later = service();
        later.load();

        assertThat(later.history().value())
                .extracting(PastCommand::script)
                .containsExactly("echo \"$1\" $((40+2))", "echo two");
        assertThat(Files.readString(folder.resolve("history.json"))).doesNotContain("canary");
        later.forget();
        assertThat(Files.readString(folder.resolve("history.json"))).doesNotContain("echo");
    }

    @Test
    void aRunGoesOnWhereItCannotBeRemembered() throws Exception {
        Path blocked = Files.writeString(folder.resolve("no-folder"), "");
        AtomicFile nowhere = new AtomicFile(blocked.resolve("history.json"));
        CommandService service = new CommandService(
                journey::cloud, new CommandHistory(nowhere, journey.workers().clock()), journey.workers());

        RunBoard board = awaitEnd(service.run(plan("echo on"), List.of(instance("web-01"))));

        assertThat(board.rows()).extracting(TargetRow::output).containsExactly("on\n");
    }

    @Test
    void aBatchRunsOnceThoughItsAnswerWasLost() throws Exception {
        List<Instance> targets = List.of(instance("stage-web-01"), instance("stage-web-02"));
        journey.lab().apiFaults().drop("RunCommand", 2);

        RunBoard board = awaitEnd(service().run(plan("echo x >> ~/ran; wc -l < ~/ran"), targets));

        assertThat(board.rows()).extracting(TargetRow::output).containsExactly("1\n", "1\n");
    }

    @Test
    @Tag("soak")
    @Timeout(300)
    void fiveHundredInstancesGoOutInBatches() throws Exception {
        try (Journey many = Journey.begin(Fleet.of(500))) {
            List<Instance> targets = new ArrayList<>();
            for (RegionId region : many.lab().fleet().regions()) {
                many.cloud().instances().forEachPage(region, InstanceQuery.all(), targets::addAll);
            }
            many.lab().apiFaults().drop("RunCommand", 3);

            RunBoard board = awaitEnd(service(many).run(plan("echo x >> ~/ran; wc -l < ~/ran"), targets));

            assertThat(targets).hasSizeGreaterThan(400);
            assertThat(board.rows())
                    .filteredOn(row -> row.state() instanceof TargetState.Exited)
                    .hasSizeGreaterThan(300)
                    .allSatisfy(row -> assertThat(row.output()).isEqualTo("1\n"));
            assertThat(board.done() + board.failed()).isEqualTo(targets.size());
        }
    }
}
