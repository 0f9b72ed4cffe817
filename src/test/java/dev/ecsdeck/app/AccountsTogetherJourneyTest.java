package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.commands.CommandPlan;
import dev.ecsdeck.service.commands.CommandRun;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.inventory.JointInventory.Beside;
import dev.ecsdeck.service.logs.Redaction;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.service.shells.ShellState;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.testing.MemoryKeychain;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two accounts with a cloud each, in one list: what is done on an instance is done in its own account.
@Tag("lab")
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class AccountsTogetherJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private Lab ops;
    private Lab audit;
    private AppGraph graph;

    @BeforeEach
    void open() throws Exception {
        ops = Lab.start(LabSettings.fast(), fleet("web-01", "api-01"));
        audit = Lab.start(LabSettings.fast(), fleet("web-02", "cache-01"));
        Path config = home.resolve(".aliyun/config_ecs.json");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                {"current":"ops","profiles":[%s,%s]}
                """.formatted(profile("ops", ops), profile("audit", audit)));
        Map<String, String> environment = Map.of("HOME", home.toString());
        graph = new AppGraph(
                new AppGraph.Circumstances(
                        environment,
                        AppPaths.of(environment, "Linux", home.toString()),
                        NetSettings.usual(),
                        OptionalInt.of(0),
                        new MemoryKeychain()),
                new Threads(new CrashHandler(_ -> {})),
                new Redaction());
        graph.accounts().look();
        graph.accounts().listBeside(Set.of("VENDOR_ECS_FILE:audit"));
        graph.accounts().use(account("ops"));
        Account beside = graph.accounts().accounts().value().beside().getFirst();
        graph.inventory().refresh();
        graph.listed().list("VENDOR_ECS_FILE:ops", List.of(new Beside(beside.id(), "audit")));
        await().atMost(PATIENCE).until(() -> listed().stage() == Inventory.Stage.READY);
    }

    @AfterEach
    void close() {
        graph.close();
        ops.close();
        audit.close();
    }

    private static Fleet fleet(String... names) {
        return Fleet.of(Fleet.standard().machines().stream()
                .filter(machine -> List.of(names).contains(machine.name()))
                .toList());
    }

    private static String profile(String name, Lab lab) {
        return """
                {"name":"%s","mode":"AK","access_key_id":"%s","access_key_secret":"%s","region_id":"%s","endpoint":"%s"}
                """.formatted(name, lab.accessKeyId(), lab.accessKeySecret(), lab.region(), lab.endpoint());
    }

    private Account account(String name) {
        return graph.accounts().accounts().value().found().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Inventory listed() {
        return graph.listed().inventory().value();
    }

    private Instance instance(String name) {
        return listed().named(name).getFirst();
    }

    @Test
    void eachInstanceNamesItsAccountAndIsWorkedOnThere() throws Exception {
        assertThat(listed().instances())
                .extracting(row -> row.name() + " " + row.account())
                .containsExactlyInAnyOrder(
                        "web-01 VENDOR_ECS_FILE:ops",
                        "api-01 VENDOR_ECS_FILE:ops",
                        "web-02 VENDOR_ECS_FILE:audit",
                        "cache-01 VENDOR_ECS_FILE:audit");

        expectShell();
        expectCommands();
        expectForward();
    }

    private void expectShell() {
        OpenShell shell = graph.shells().open(ShellRequest.of(instance("web-02"), new ScreenSize(24, 80)));
        await().atMost(PATIENCE).until(() -> shell.state().value() instanceof ShellState.Open);
        shell.close();
    }

    private void expectCommands() throws Exception {
        CommandPlan plan =
                new CommandPlan(ScriptLanguage.SHELL, "echo here", List.of(), "", "", Duration.ofSeconds(60));
        CommandRun run = graph.commands().run(plan, listed().instances());
        await().atMost(PATIENCE).until(() -> run.board().value().isOver());
        assertThat(run.board().value().done()).isEqualTo(4);
    }

    /// Also while another account is in use, and after it was forgotten which one it was.
    private void expectForward() throws Exception {
        Instance far = instance("cache-01");
        ForwardRule rule =
                ForwardRule.of("far", "far", far.region(), far.id(), 22).withAccount(far.account());
        graph.listed().list("VENDOR_ECS_FILE:ops", List.of());
        graph.forwards().run(rule);
        HostAndPort at = graph.forwards().start("far");
        try (Socket socket = new Socket(at.host(), at.port())) {
            assertThat(new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                    .isEqualTo("SSH-");
        }
    }

    @Test
    void anAccountThatFailsHidesNoOther() throws IOException {
        audit.close();
        graph.listed().refresh();

        await().atMost(PATIENCE)
                .until(() -> listed().stage() == Inventory.Stage.READY
                        && !listed().faults().isEmpty());

        assertThat(listed().faults().keySet())
                .allMatch(part -> part instanceof Inventory.OfAccount(String id, Inventory.Part inner)
                        && id.equals("VENDOR_ECS_FILE:audit"));
        assertThat(listed().instances()).hasSize(4);
    }
}
