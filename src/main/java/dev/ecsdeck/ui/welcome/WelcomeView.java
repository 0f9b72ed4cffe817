package dev.ecsdeck.ui.welcome;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.ui.kit.FxSignal;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.ProblemPane;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The first screen, one column of framed choices. Nothing is sent before one is taken.
public final class WelcomeView extends StackPane {
    private static final double WIDTH = 680;

    private final Kit kit;
    private final WelcomeDoor door;
    private final Runnable add;
    private final FxSignal<Accounts> accounts;
    private final VBox choices = Nodes.column(8);
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final StackPane problem = new StackPane();
    private @Nullable Account chosen;
    private @Nullable Button first;

    /// @param add asks for a new account
    /// @param back goes back to the account in use, where there is one
    public WelcomeView(Kit kit, Signal<Accounts> accounts, WelcomeDoor door, Runnable add, Optional<Runnable> back) {
        this.kit = kit;
        this.door = door;
        this.add = add;
        this.accounts = new FxSignal<>(accounts);
        getStyleClass().add("welcome");
        Looks.sheet(this, "welcome");
        VBox column = Nodes.column(0, head(), choices, problem, foot());
        back.ifPresent(action -> column.getChildren().addFirst(backButton(action)));
        column.getStyleClass().add("welcome-column");
        column.setMaxWidth(WIDTH);
        StackPane centre = new StackPane(column);
        centre.setAlignment(Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(centre);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        this.accounts.property().subscribe(_ -> build());
    }

    /// Puts the keyboard on the framed choice.
    public void focus() {
        if (first != null) {
            first.requestFocus();
        }
    }

    public void close() {
        accounts.close();
    }

    private Button backButton(Runnable action) {
        Button button = Nodes.button(kit.texts().text("welcome.back"), action, "link");
        button.setGraphic(Nodes.icon(Feather.ARROW_LEFT));
        button.setCancelButton(true);
        return button;
    }

    private Node head() {
        StackPane logo = new StackPane(Nodes.icon(Feather.TERMINAL, "icon-logo"));
        logo.getStyleClass().add("logo");
        VBox words = Nodes.column(
                2,
                Nodes.plain("ECS Deck", "display"),
                Nodes.paragraph(kit.texts().text("welcome.subtitle"), "muted"));
        HBox head = Nodes.row(16, logo, words);
        head.getStyleClass().add("welcome-head");
        return head;
    }

    private void build() {
        List<Account> found = accounts.value().found().stream()
                .filter(account -> !account.isLab())
                .toList();
        choices.getChildren().clear();
        Optional<Account> usable = found.stream().filter(Account::isUsable).findFirst();
        chosen = usable.orElse(null);
        if (!found.isEmpty()) {
            choices.getChildren().add(foundChoice(found));
        }
        Button lab =
                Nodes.button(kit.texts().text("welcome.lab.start"), () -> go("welcome-lab", door::useLab), "large");
        if (usable.isEmpty()) {
            lab.getStyleClass().add("accent");
            first = lab;
        }
        lab.disableProperty().bind(busy);
        Node labChoice = choice(
                Feather.BOX,
                kit.texts().text("welcome.lab.title"),
                kit.texts().text("welcome.lab.sentence"),
                lab,
                usable.isEmpty());
        Button adding = Nodes.button(kit.texts().text("welcome.add.start"), add, "large");
        adding.disableProperty().bind(busy);
        Node addChoice = choice(
                Feather.USER_PLUS,
                kit.texts().text("welcome.add.title"),
                kit.texts().text("welcome.add.sentence"),
                adding,
                false);
        if (usable.isEmpty()) {
            choices.getChildren().addAll(labChoice, addChoice);
        } else {
            choices.getChildren().addAll(addChoice, labChoice);
        }
        accounts.value()
                .faults()
                .forEach(fault -> choices.getChildren()
                        .add(Nodes.styled(new ProblemPane(kit, fault, List.of()), "framed", "welcome-choice")));
    }

    private Node foundChoice(List<Account> found) {
        ToggleGroup group = new ToggleGroup();
        VBox rows = new VBox();
        rows.getStyleClass().add("account-rows");
        Button go = new Button();
        go.getStyleClass().addAll("large", "accent");
        go.setOnAction(_ -> {
            Account account = chosen;
            if (account != null) {
                go("welcome-use", () -> door.use(account));
            }
        });
        go.disableProperty().bind(busy);
        first = go;
        found.forEach(account -> rows.getChildren().add(accountRow(account, group, go)));
        Account now = chosen;
        go.textProperty().bind(kit.texts().text("welcome.found.go", now == null ? "" : nameOf(now)));
        go.setVisible(now != null);
        Label hint = Nodes.label(kit.texts().text("welcome.found.hint"), "muted", "small");
        VBox body = Nodes.column(
                12,
                words(
                        kit.texts().text("welcome.found.title"),
                        kit.texts().text("welcome.found.sentence", found.size())),
                rows,
                Nodes.row(8, go, hint));
        HBox.setHgrow(body, Priority.ALWAYS);
        HBox box = new HBox(12, Nodes.icon(Feather.USER_CHECK, "icon-large", "icon-accent"), body);
        box.getStyleClass().addAll("framed", "welcome-choice", "default-choice");
        return box;
    }

    private Node accountRow(Account account, ToggleGroup group, Button go) {
        RadioButton radio = new RadioButton();
        radio.setToggleGroup(group);
        radio.setDisable(!account.isUsable());
        radio.setSelected(account.equals(chosen));
        Label name = Nodes.plain(nameOf(account), "strong");
        name.setPrefWidth(120);
        name.setMinWidth(120);
        String mode = account.mode();
        Label how = Nodes.plain("");
        how.textProperty()
                .bind(kit.texts()
                        .messagesProperty()
                        .map(m -> m.find("welcome.mode." + mode).orElse(mode)));
        how.setPrefWidth(160);
        how.setMinWidth(120);
        Label where = Nodes.plain(placeOf(account), "mono", "muted");
        HBox line = Nodes.row(16, name, how, Nodes.grow(where));
        account.fault().ifPresent(fault -> {
            where.setText("");
            where.textProperty().bind(ProblemPane.titleOf(kit.texts(), fault));
            where.getStyleClass().setAll("label", "small", "warn");
        });
        radio.setGraphic(line);
        radio.setContentDisplay(ContentDisplay.RIGHT);
        radio.setMaxWidth(Double.MAX_VALUE);
        radio.accessibleTextProperty().set(nameOf(account) + ", " + mode);
        radio.getStyleClass().add("account-row");
        radio.selectedProperty().subscribe(selected -> {
            radio.getStyleClass().remove("chosen");
            if (selected) {
                radio.getStyleClass().add("chosen");
                chosen = account;
                go.textProperty().bind(kit.texts().text("welcome.found.go", nameOf(account)));
            }
        });
        return radio;
    }

    private String nameOf(Account account) {
        return account.origin() == Account.Origin.ENVIRONMENT ? kit.texts().now("welcome.environment") : account.name();
    }

    private String placeOf(Account account) {
        return switch (account.origin()) {
            case KEYCHAIN -> kit.texts().now("welcome.keychain");
            case VENDOR_ECS_FILE -> "~/.aliyun/config_ecs.json";
            case VENDOR_FILE -> "~/.aliyun/config.json";
            case ENVIRONMENT -> "ALIBABA_CLOUD_ACCESS_KEY_ID";
            case FLAGS, LAB -> "";
        };
    }

    private Node choice(
            Feather icon,
            ObservableValue<String> title,
            ObservableValue<String> sentence,
            Button button,
            boolean isDefault) {
        VBox words = words(title, sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box =
                Nodes.row(12, Nodes.icon(icon, "icon-large", isDefault ? "icon-accent" : "icon-plain"), words, button);
        box.getStyleClass().addAll("framed", "welcome-choice");
        if (isDefault) {
            box.getStyleClass().add("default-choice");
        }
        return box;
    }

    private static VBox words(ObservableValue<String> title, ObservableValue<String> sentence) {
        return Nodes.column(0, Nodes.label(title, "heading"), Nodes.paragraph(sentence, "muted", "small"));
    }

    private Node foot() {
        HBox foot = Nodes.row(
                8,
                Nodes.icon(Feather.GLOBE, "icon-small"),
                Nodes.label(kit.texts().text("welcome.language"), "muted", "small"),
                language("English", Settings.Language.ENGLISH),
                language("简体中文", Settings.Language.CHINESE),
                Nodes.icon(Feather.SUN, "icon-small"),
                Nodes.label(kit.texts().text("welcome.theme"), "muted", "small"),
                theme(),
                Nodes.spacer(),
                Nodes.icon(Feather.LOCK, "icon-small"),
                Nodes.label(kit.texts().text("welcome.nothing-sent"), "muted", "small"));
        foot.getStyleClass().add("welcome-foot");
        return foot;
    }

    private Button language(String name, Settings.Language language) {
        Button button = new Button(name);
        button.getStyleClass().addAll("link", "compact");
        button.setOnAction(_ -> kit.prefs().change(settings -> settings.withLanguage(language)));
        kit.texts().messagesProperty().subscribe(_ -> {
            boolean mine = kit.texts().isChinese() == (language == Settings.Language.CHINESE);
            button.getStyleClass().remove("current");
            if (mine) {
                button.getStyleClass().add("current");
            }
        });
        return button;
    }

    private Button theme() {
        ObservableValue<String> name = kit.prefs()
                .property()
                .flatMap(settings -> kit.texts()
                        .text("welcome.theme." + settings.theme().name().toLowerCase(Locale.ROOT)));
        Button button = Nodes.button(
                name,
                () -> kit.prefs().change(settings -> settings.withTheme(next(settings.theme()))),
                "link",
                "compact",
                "current");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Settings.Theme next(Settings.Theme theme) {
        return switch (theme) {
            case SYSTEM -> Settings.Theme.LIGHT;
            case LIGHT -> Settings.Theme.DARK;
            case DARK -> Settings.Theme.SYSTEM;
        };
    }

    private void go(String name, FxWork.Deed deed) {
        busy.set(true);
        problem.getChildren().clear();
        kit.work().deed(name, deed, () -> busy.set(false), this::failed);
    }

    private void failed(Problem why) {
        busy.set(false);
        problem.getChildren().setAll(Nodes.styled(new ProblemPane(kit, why, List.of()), "framed", "welcome-choice"));
    }
}
