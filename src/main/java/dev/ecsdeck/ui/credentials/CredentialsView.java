package dev.ecsdeck.ui.credentials;

import atlantafx.base.controls.CustomTextField;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.credentials.HelpPane.Section;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The page: which list, of which region, filtered; the list; help beside it.
final class CredentialsView extends VBox implements AutoCloseable {
    private static final String HELP = "credentials.help";

    private final Kit kit;
    private final CredentialsModel model;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.PAIRS);
    private final BooleanProperty help;
    private final CustomTextField filter = new CustomTextField();
    private final PairDialogs dialogs;
    private final PairsPane pairs;
    private final PasswordsPane passwords;
    private final UsersPane users;
    private final ToggleGroup segments = new ToggleGroup();
    private final ComboBox<RegionId> region = new ComboBox<>();
    private final Subscription instances;

    CredentialsView(Kit kit, CredentialsModel model) {
        this.kit = kit;
        this.model = model;
        this.help =
                new SimpleBooleanProperty("yes".equals(kit.prefs().now().notes().getOrDefault(HELP, "")));
        this.dialogs = new PairDialogs(kit, model);
        this.pairs = new PairsPane(kit, model, dialogs);
        this.passwords = new PasswordsPane(kit, model, this::showUsersOf);
        this.users = new UsersPane(kit, model);
        getStyleClass().addAll("page", "credentials");
        Looks.sheet(this, "instances");
        Looks.sheet(this, "credentials");
        filter.textProperty().bindBidirectional(model.filterProperty());
        regions();
        instances = model.around().known().subscribe((_, _) -> fillRegions());
        HelpPane side = Nodes.showIf(new HelpPane(kit, section, () -> help.set(false)), help);
        help.subscribe((_, shown) -> kit.prefs().change(s -> s.withNote(HELP, shown ? "yes" : "no")));
        StackPane lists = new StackPane(
                shownFor(Section.PAIRS, pairs), shownFor(Section.PASSWORDS, passwords), shownFor(Section.USERS, users));
        lists.setMinWidth(0);
        HBox middle = new HBox(Nodes.grow(lists), side);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(head(), middle);
    }

    private <N extends Node> N shownFor(Section wanted, N pane) {
        return Nodes.showIf(pane, section.map(now -> now == wanted));
    }

    private HBox head() {
        HBox segmented = new HBox(
                segment(Section.PAIRS, count()), segment(Section.PASSWORDS, none()), segment(Section.USERS, none()));
        segmented.getStyleClass().add("segments");
        segmented.setMinWidth(USE_PREF_SIZE);
        filter.setLeft(Nodes.icon(Feather.FILTER));
        filter.promptTextProperty().bind(section.flatMap(now -> kit.texts().text("credentials.filter." + word(now))));
        filter.accessibleTextProperty().bind(filter.promptTextProperty());
        filter.setPrefWidth(260);
        filter.setMinWidth(120);
        Button derive =
                Nodes.iconButton(Feather.FILE_TEXT, kit.texts().text("credentials.derive"), "", dialogs::derive);
        Button load = Nodes.button(kit.texts().text("credentials.import"), dialogs::importKey);
        load.setGraphic(Nodes.icon(Feather.DOWNLOAD));
        Button create = Nodes.button(kit.texts().text("credentials.create"), dialogs::create, "accent");
        create.setGraphic(Nodes.icon(Feather.PLUS));
        HBox pairDeeds = shownFor(Section.PAIRS, Nodes.row(8, derive, load, create));
        Button question = Nodes.iconButton(
                Feather.HELP_CIRCLE, kit.texts().text("credentials.help"), "", () -> help.set(!help.get()));
        Button again = Nodes.iconButton(Feather.REFRESH_CW, kit.texts().text("credentials.again"), "", this::readAgain);
        HBox head = Nodes.row(8, segmented, filter, region, Nodes.spacer(), pairDeeds, again, question);
        head.getStyleClass().add("credentials-head");
        return head;
    }

    /// Reads what is shown anew.
    void readAgain() {
        model.readAll();
        if (section.get() == Section.USERS) {
            users.readAgain();
        }
    }

    private static String word(Section section) {
        return section.name().toLowerCase(Locale.ROOT);
    }

    private Label count() {
        Label count = Nodes.plain("", "mono");
        model.boardProperty()
                .subscribe(board -> count.setText(
                        board.pairs().isEmpty()
                                ? ""
                                : Integer.toString(board.pairs().size())));
        return count;
    }

    private static Label none() {
        return Nodes.plain("");
    }

    private ToggleButton segment(Section wanted, Label count) {
        ToggleButton button = new ToggleButton();
        button.setToggleGroup(segments);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.getStyleClass().addAll("segment", "compact");
        Label name = Nodes.label(kit.texts().text("credentials.segment." + word(wanted)));
        count.managedProperty().bind(count.textProperty().isNotEmpty());
        button.setGraphic(Nodes.row(6, name, count));
        button.accessibleTextProperty().bind(name.textProperty());
        section.subscribe(now -> button.setSelected(now == wanted));
        button.setOnAction(_ -> {
            section.set(wanted);
            button.setSelected(true);
        });
        return button;
    }

    private void regions() {
        region.setMinWidth(USE_PREF_SIZE);
        region.accessibleTextProperty().bind(kit.texts().text("credentials.region"));
        fillRegions();
        region.setValue(model.regionProperty().get());
        region.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.regionProperty().set(chosen);
            }
        });
        model.regionProperty().subscribe(now -> region.setValue(now));
    }

    private void fillRegions() {
        if (!region.getItems().equals(model.regions())) {
            RegionId before = model.regionProperty().get();
            region.getItems().setAll(model.regions());
            region.setValue(before);
        }
    }

    void show(Section wanted, RegionId of) {
        model.regionProperty().set(of);
        model.filterProperty().set("");
        section.set(wanted);
    }

    /// Shows the login users of an instance.
    void showUsersOf(Instance instance) {
        show(Section.USERS, instance.region());
        users.choose(instance);
    }

    void focusList() {
        Map<Section, Node> lists =
                Map.of(Section.PAIRS, pairs.table(), Section.PASSWORDS, passwords.table(), Section.USERS, users.list());
        Node list = lists.get(section.get());
        if (list != null) {
            list.requestFocus();
        }
    }

    @Override
    public void close() {
        instances.unsubscribe();
        pairs.close();
        passwords.close();
        users.close();
        model.close();
    }
}
