package dev.ecsdeck.app;

import dev.ecsdeck.app.tour.TourRun;
import dev.ecsdeck.cli.Backstage;
import dev.ecsdeck.cli.Services;
import dev.ecsdeck.cli.Wishes;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.logs.Redaction;
import dev.ecsdeck.store.AppPaths;
import dev.ecsdeck.store.secrets.SystemKeychain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Everything behind the command line, made when a command asks for it.
final class CliBackstage implements Backstage {
    private static final String LOG_NAME = "ecs-deck-cli";

    private final Map<String, String> environment;
    private final AppPaths paths;
    private final Exits exits;

    CliBackstage(Map<String, String> environment, AppPaths paths, Exits exits) {
        this.environment = Map.copyOf(environment);
        this.paths = paths;
        this.exits = exits;
    }

    @Override
    public String version() {
        return Version.TEXT;
    }

    @Override
    public Services services(Wishes wishes) throws ProblemException {
        Redaction redaction = new Redaction();
        LogFiles logs = new LogFiles(redaction);
        logs.start(LOG_NAME, new LogBook(paths.logDirectory()));
        if (wishes.verbose()) {
            logs.startVerbose();
        }
        logs.level(wishes.verbose() ? LogLevel.DEBUG : LogLevel.INFO);
        NetSettings usual = NetSettings.usual();
        NetSettings net = usual.withSkipVerify(wishes.skipVerify())
                .withTimeouts(
                        wishes.connectTimeout().orElse(usual.connectTimeout()),
                        wishes.readTimeout().orElse(usual.readTimeout()));
        CrashHandler crashes = new CrashHandler(code -> System.err.println("ecs-deck: crash " + code));
        AppGraph graph = new AppGraph(
                new AppGraph.Circumstances(environment, paths, net, wishes.retries(), new SystemKeychain()),
                new Threads(crashes),
                redaction);
        graph.network().follow(graph.settings().settings().value());
        Stay atExit = exits.add(graph::close);
        return new Services(
                graph.accounts(),
                graph.profiles(),
                graph.kept(),
                graph.inventory(),
                graph.finder(),
                graph.shells(),
                graph.forwards(),
                graph.links(),
                graph.ssh().keys(),
                graph.threads(),
                () -> {
                    graph.close();
                    atExit.close();
                });
    }

    @Override
    public RunningLab startLab(OptionalInt instances) throws ProblemException {
        try {
            Fleet fleet = instances.isPresent() ? Fleet.of(instances.getAsInt()) : Fleet.standard();
            Lab lab = Lab.start(LabSettings.realistic(), fleet);
            String description = lab.description().toJson();
            return new RunningLab() {
                @Override
                public String description() {
                    return description;
                }

                @Override
                public void close() {
                    lab.close();
                }
            };
        } catch (IOException noPort) {
            throw LabHolder.unstartable(noPort);
        }
    }

    @Override
    public boolean hasDisplay() {
        return Display.isThere(environment, System.getProperty("os.name", ""));
    }

    @Override
    public boolean openWindow(List<String> arguments) throws ProblemException {
        return new EcsDeckApp(environment, paths, exits).run(arguments);
    }

    @Override
    public void tour(Path out, Consumer<String> said) throws ProblemException {
        TourRun.play(out, said);
    }

    @Override
    public String crashed(Exception bug) {
        return CrashHandler.noted(Thread.currentThread(), bug);
    }

    @Override
    public Stay atExit(Runnable body) {
        return exits.add(body);
    }

    @Override
    public void awaitExit() throws InterruptedException {
        exits.await();
    }
}
