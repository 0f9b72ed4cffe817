package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.shells.ShellState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pictures of each screen and state, kept for people to look at.
@Tag("ui")
class PicturesTest {
    private final Desk desk =
            new Desk(Integer.getInteger("screens.width", 1280), Integer.getInteger("screens.height", 800));
    private final String suffix = System.getProperty("screens.suffix", "");

    @AfterEach
    void noThreadHasCrashed() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private void eachLook(String name) {
        for (Settings.Theme theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            desk.theatre.settings.update(s -> s.withTheme(theme).withLanguage(Settings.Language.ENGLISH));
            desk.picture(name + "-" + theme.name().toLowerCase(Locale.ROOT) + suffix);
        }
        desk.theatre.settings.update(s -> s.withTheme(Settings.Theme.LIGHT).withLanguage(Settings.Language.CHINESE));
        desk.picture(name + "-zh" + suffix);
        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.ENGLISH));
    }

    private void choose(String name) {
        Theatre.does(() -> desk.window
                .instances()
                .chosenProperty()
                .set(desk.inventory.value().named(name).stream().findFirst().map(i -> i.id())));
        Theatre.settle();
    }

    @Test
    void welcome() {
        desk.accounts.set(new Accounts(List.of(desk.ops), Optional.empty(), List.of()));
        eachLook("welcome");
    }

    @Test
    void list() {
        desk.signIn(desk.lab);
        List<Instance> fleet = new ArrayList<>(desk.fleet().mixed());
        fleet.add(desk.fleet()
                .of(
                        "a".repeat(40) + "-" + "b".repeat(39),
                        "cn-hangzhou",
                        "prod",
                        InstanceState.STOPPED,
                        new AgentStatus.Unknown()));
        desk.show(fleet);
        choose("worker-01");
        eachLook("list");
    }

    @Test
    void reading() {
        desk.signIn(desk.ops);
        RegionId beijing = new RegionId("cn-beijing");
        Problem denied = new Problem.CloudRefused(
                Kind.NOT_ALLOWED, "DescribeInstances", "Forbidden.RAM", "no", "06DD", 403, Optional.empty());
        desk.inventory.set(new Inventory(
                Inventory.Stage.READING,
                desk.fleet().mixed().subList(0, 10),
                18,
                28,
                Map.of(new Inventory.InstancesOf(beijing), denied),
                Optional.empty()));
        for (int i = 0; i < 10; i++) {
            Theatre.settle();
        }
        choose("web-01");
        eachLook("reading");
    }

    @Test
    void offline() {
        desk.signIn(desk.ops);
        Instant then = desk.theatre.threads.clock().instant().minus(Duration.ofMinutes(14));
        desk.inventory.set(new Inventory(
                Inventory.Stage.FAILED,
                new Fleet(then).mixed(),
                0,
                0,
                Map.of(
                        new Inventory.Regions(),
                        new Problem.Unreachable("ecs.aliyuncs.com", Problem.Hop.NAME, "no such host")),
                Optional.of(then)));
        Theatre.settle();
        choose("web-01");
        eachLook("offline");
    }

    @Test
    void empty() {
        desk.signIn(desk.ops);
        desk.show(List.of());
        eachLook("empty");
    }

    @Test
    void shell() {
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
        Theatre.does(() ->
                desk.window.openShell(desk.inventory.value().named("web-01").getFirst()));
        Theatre.settle();
        eachLook("shell-opening");
        StageShell shell = desk.shells.getFirst();
        shell.open();
        shell.say(
                "\u001b[32mdeploy@web-01\u001b[0m:\u001b[34m~\u001b[0m$ systemctl status nginx --no-pager | head -6\r\n"
                        + "\u001b[32m●\u001b[0m nginx.service - A high performance web server\r\n"
                        + "     Active: \u001b[1;32mactive (running)\u001b[0m since Fri 2026-11-20\r\n"
                        + "# 订单库响应慢，先看连接数\r\n\u001b[32mdeploy@web-01\u001b[0m:\u001b[34m~\u001b[0m$ ");
        for (int i = 0; i < 5; i++) {
            Theatre.settle();
        }
        eachLook("shell-open");
        shell.state.set(new ShellState.Resuming(
                desk.theatre.threads.clock().instant().minusSeconds(12), 3, 11, Duration.ofSeconds(4)));
        eachLook("shell-resuming");
        shell.state.set(new ShellState.Ended(
                Optional.empty(), desk.theatre.threads.clock().instant()));
        eachLook("shell-ended");
        shell.state.set(new ShellState.Ended(
                Optional.of(new Problem.InstanceNotReady("web-01", Problem.Unready.AGENT_SILENT, "DeliveryTimeout")),
                desk.theatre.threads.clock().instant()));
        eachLook("shell-failed");
    }

    @Test
    void screens() {
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.openSettings("terminal"));
        eachLook("settings");
        for (int i = 0; i < 30; i++) {
            desk.log.add(
                    desk.theatre.threads.clock().instant(),
                    LogLevel.values()[i % 4],
                    "ShellService",
                    "session s-hz0123 was not ended with the service, try " + i);
        }
        Theatre.does(desk.window::openLog);
        eachLook("log");
        Theatre.does(desk.window::openSessions);
        eachLook("sessions");
        Theatre.does(() -> desk.window.openShellWithOptions(
                desk.inventory.value().named("web-01").getFirst()));
        eachLook("options");
    }

    @Test
    void palette() {
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.window.openPalette("db"));
        eachLook("palette");
    }
}
