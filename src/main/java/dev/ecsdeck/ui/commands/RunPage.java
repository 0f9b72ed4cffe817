package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.commands.CommandService;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.PlainPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/// Opens the page. It is one for the whole program: a second opening aims it anew.
public final class RunPage {
    private static final String KEY = "run";

    private final Kit kit;
    private final CommandService service;
    private final ObservableValue<List<Instance>> known;
    private final Function<Instance, Optional<Environment>> environment;
    private final Navigator navigator;
    private Optional<RunView> open = Optional.empty();

    public RunPage(
            Kit kit,
            CommandService service,
            ObservableValue<List<Instance>> known,
            Function<Instance, Optional<Environment>> environment,
            Navigator navigator) {
        this.kit = kit;
        this.service = service;
        this.known = known;
        this.environment = environment;
        this.navigator = navigator;
    }

    /// Shows the page, aimed at what the filter's text means.
    public void open(String filter) {
        RunView view = open.orElseGet(
                () -> new RunView(kit, new RunModel(service, known, environment, kit.work()), navigator));
        open = Optional.of(view);
        view.aim(filter);
        navigator.open(new PlainPage(
                KEY,
                Feather.CODE,
                kit.texts().text("run.title"),
                view,
                view::focusScript,
                () -> {
                    open = Optional.empty();
                    view.close();
                },
                view.tasks()));
    }
}
