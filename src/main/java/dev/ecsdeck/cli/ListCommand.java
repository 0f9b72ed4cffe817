package dev.ecsdeck.cli;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal.Subscription;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `list`: the instances of all regions, or of one.
@CommandLine.Command(name = "list")
final class ListCommand extends Command {
    private static final String ERASE_LINE = "\r\u001b[K";

    @Option(names = "--json")
    private boolean json;

    ListCommand(Desk desk) {
        super(desk);
    }

    @Override
    public Integer call() throws ProblemException {
        var query = shared().query(prompter());
        try (Services services = backstage().services(shared().wishes())) {
            Account account = services.accounts().use(query);
            Set<RegionId> only =
                    shared().region().isPresent() ? Set.of(account.target().region()) : Set.of();
            Inventory inventory = read(services, only);
            inventory.faults().forEach((part, why) -> {
                output().say("cli.list.partial", nameOf(part));
                output().problem(why);
            });
            if (json) {
                output().line(InstanceJson.of(inventory.instances()));
            } else {
                table(inventory.instances()).forEach(output()::line);
            }
            return ExitStatus.DONE;
        }
    }

    private Inventory read(Services services, Set<RegionId> only) throws ProblemException {
        if (!streams().terminal().isError()) {
            return services.inventory().read(only);
        }
        try (Subscription _ = services.inventory().inventory().subscribe(this::showProgress)) {
            return services.inventory().read(only);
        } finally {
            output().err().print(ERASE_LINE);
            output().err().flush();
        }
    }

    private void showProgress(Inventory now) {
        if (now.stage() == Inventory.Stage.READING && now.regionsAll() > 0) {
            output().err()
                    .print(ERASE_LINE
                            + output().messages().text("cli.list.progress", now.regionsDone(), now.regionsAll()));
            output().err().flush();
        }
    }

    private static String nameOf(Inventory.Part part) {
        return switch (part) {
            case Inventory.Regions() -> "DescribeRegions";
            case Inventory.InstancesOf(var region) -> region.value();
            case Inventory.AgentsOf(var region) -> region.value();
            case Inventory.OfAccount(var account, var inner) -> account + " " + nameOf(inner);
        };
    }

    private List<String> table(List<Instance> instances) {
        Messages messages = output().messages();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                messages.text("cli.list.id"),
                messages.text("cli.list.name"),
                messages.text("cli.list.region"),
                messages.text("cli.list.state"),
                messages.text("cli.list.agent"),
                messages.text("cli.list.private"),
                messages.text("cli.list.public")));
        for (Instance row : instances) {
            rows.add(List.of(
                    row.id().value(),
                    row.name(),
                    row.region().value(),
                    state(row.state()),
                    agent(row.agent()),
                    String.join(" ", row.privateIps()),
                    String.join(" ", row.publicIps())));
        }
        return TextTable.lines(rows);
    }

    private String state(InstanceState state) {
        return output().messages().text("cli.state." + state.name());
    }

    private String agent(AgentStatus status) {
        Messages messages = output().messages();
        return switch (status) {
            case AgentStatus.Unknown() -> messages.text("cli.agent.unknown");
            case AgentStatus.Missing() -> messages.text("cli.agent.missing");
            case AgentStatus.Online online -> messages.text("cli.agent.online") + " " + online.version();
            case AgentStatus.Outdated old -> messages.text("cli.agent.outdated") + version(old.version());
            case AgentStatus.Silent silent -> messages.text("cli.agent.silent") + version(silent.version());
        };
    }

    private static String version(Optional<AgentVersion> version) {
        return version.map(v -> " " + v).orElse("");
    }
}
