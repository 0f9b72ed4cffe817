package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.PastCommand;
import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.commands.CommandPlan;
import dev.ecsdeck.service.commands.CommandRun;
import dev.ecsdeck.service.commands.CommandService;
import dev.ecsdeck.service.commands.RunBoard;
import dev.ecsdeck.service.commands.TargetRow;
import dev.ecsdeck.service.inventory.InstanceFilter;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What is to be run on which instances, and the run under way. No nodes.
final class RunModel implements AutoCloseable {
    private final CommandService service;
    private final ObservableValue<List<Instance>> known;
    private final Function<Instance, Optional<Environment>> environment;
    private final FxWork work;

    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<ScriptLanguage> language = new SimpleObjectProperty<>(ScriptLanguage.SHELL);
    private final ReadOnlyObjectWrapper<Optional<RunBoard>> board = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable CommandRun run;
    private @Nullable FxSignal<RunBoard> watched;

    /// The targets that a filter's text means.
    ///
    /// @param all instances that the filter matches
    /// @param fitting those of them that run, and whose system understands the language
    record Targets(List<Instance> all, List<Instance> fitting, Optional<InstanceFilter.Broken> broken) {}

    RunModel(
            CommandService service,
            ObservableValue<List<Instance>> known,
            Function<Instance, Optional<Environment>> environment,
            FxWork work) {
        this.service = service;
        this.known = known;
        this.environment = environment;
        this.work = work;
        work.deed("run-history", service::load, () -> {}, problem -> refusal.set(Optional.of(problem)));
    }

    /// The instances that a filter chooses from.
    ObservableValue<List<Instance>> knownProperty() {
        return known;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<ScriptLanguage> languageProperty() {
        return language;
    }

    /// How the last run stands; empty before the first.
    ReadOnlyObjectProperty<Optional<RunBoard>> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// Why the last run did not begin.
    ReadOnlyObjectProperty<Optional<Problem>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    List<PastCommand> history() {
        return service.history().value();
    }

    void forget() {
        work.deed("run-forget", service::forget, () -> {}, problem -> refusal.set(Optional.of(problem)));
    }

    Targets targets() {
        return switch (InstanceFilter.parse(filter.get())) {
            case InstanceFilter.Broken broken -> new Targets(List.of(), List.of(), Optional.of(broken));
            case InstanceFilter.Good(var sieve) -> {
                List<Instance> all = known.getValue().stream()
                        .filter(instance -> sieve.matches(instance, ""))
                        .toList();
                List<Instance> fitting = all.stream()
                        .filter(Instance::isRunning)
                        .filter(instance -> CommandPlan.fits(language.get(), instance))
                        .toList();
                yield new Targets(all, fitting, Optional.empty());
            }
        };
    }

    /// Those of `instances` that belong to production.
    List<Instance> production(List<Instance> instances) {
        return instances.stream()
                .filter(instance -> environment
                        .apply(instance)
                        .filter(Environment::isProduction)
                        .isPresent())
                .toList();
    }

    Optional<Environment> environmentOf(Instance instance) {
        return environment.apply(instance);
    }

    CommandPlan plan(String script, String arguments, String user, String folder, Duration timeout) {
        return new CommandPlan(language.get(), script, words(arguments), user.strip(), folder.strip(), timeout);
    }

    /// Splits at blanks; quotes hold blanks together.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                any = true;
            } else if (Character.isWhitespace(c)) {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (any || !word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    void run(CommandPlan plan, List<Instance> targets) {
        refusal.set(Optional.empty());
        work.run(
                "run-begin",
                () -> service.run(plan, targets),
                this::watch,
                problem -> refusal.set(Optional.of(problem)));
    }

    private void watch(CommandRun begun) {
        unwatch();
        run = begun;
        FxSignal<RunBoard> signal = new FxSignal<>(begun.board());
        watched = signal;
        signal.each(next -> board.set(Optional.of(next)));
    }

    void retryFailed() {
        board.get()
                .ifPresent(last -> run(
                        last.plan(),
                        last.rows().stream()
                                .filter(row -> row.state().isFailure())
                                .map(TargetRow::instance)
                                .toList()));
    }

    void stop() {
        CommandRun running = run;
        if (running != null) {
            work.deed("run-stop", running::stop, () -> {}, problem -> refusal.set(Optional.of(problem)));
        }
    }

    private void unwatch() {
        if (watched != null) {
            watched.close();
            watched = null;
        }
    }

    @Override
    public void close() {
        unwatch();
    }
}
