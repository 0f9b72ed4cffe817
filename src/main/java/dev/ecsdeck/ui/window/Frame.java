package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.ui.forwards.ForwardsPanel;
import dev.ecsdeck.ui.instances.InstanceCard;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.InstancesView;
import dev.ecsdeck.ui.kit.Command;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.PlainPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The main window under its head: band, columns, foot. What stays while the middle changes.
final class Frame extends VBox {
    private final InstancesView instances;
    private final TabDeck deck;
    private final Sidebar sidebar;
    private final InstanceCard card;
    private final Columns columns;
    private final StatusBar status;
    private final ForwardsPanel foot;
    private Subscription facts = Subscription.EMPTY;
    private final BooleanProperty cardWanted = new SimpleBooleanProperty(true);
    private final BooleanProperty sidebarWanted = new SimpleBooleanProperty(true);

    Frame(
            Kit kit,
            InstancesModel model,
            Navigator window,
            List<Command> tools,
            List<Command> instanceActions,
            Toolbar toolbar,
            ForwardsPanel foot,
            ObservableValue<Optional<Account>> account) {
        getStyleClass().add("frame");
        Looks.sheet(this, "window");
        this.instances = new InstancesView(kit, model, window);
        this.deck = new TabDeck(
                kit,
                new PlainPage(
                        "instances",
                        Feather.SERVER,
                        kit.texts().text("instances.title"),
                        instances,
                        instances::focusList,
                        () -> {}));
        this.sidebar = new Sidebar(kit, model, tools, deck::showFirst);
        this.card = new InstanceCard(kit, model, window, instanceActions, () -> cardWanted.set(false));
        this.columns = new Columns(kit.prefs(), sidebar, deck, card);
        this.status = new StatusBar(kit, model);
        this.foot = foot;
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(toolbar, labBand(kit, account), columns, foot, status);
        columns.foldedProperty().subscribe(now -> sidebar.fold(now));
        deck.shownProperty().subscribe(page -> {
            facts.unsubscribe();
            facts = page.status().subscribe(status::showPage);
            arrange(model);
        });
        deck.newsProperty().subscribe((_, words) -> {
            if (!words.isEmpty()) {
                status.say(words);
            }
        });
        model.chosenProperty().subscribe((before, after) -> {
            if (!before.equals(after)) {
                cardWanted.set(true);
            }
            arrange(model);
        });
        model.inventoryProperty().subscribe((_, _) -> arrange(model));
        cardWanted.subscribe((_, _) -> arrange(model));
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cardWanted.set(false);
                instances.focusList();
                event.consume();
            }
        });
        sidebarWanted.subscribe((_, _) -> arrange(model));
    }

    /// Tells `watched` whether the list is in front of a window that is worked in.
    void tellWatched(Stage stage, Consumer<Boolean> watched) {
        Runnable tell = () -> watched.accept(stage.isFocused()
                && !stage.isIconified()
                && getScene() != null
                && deck.shownProperty().get().hasScopes());
        stage.focusedProperty().subscribe((_, _) -> tell.run());
        stage.iconifiedProperty().subscribe((_, _) -> tell.run());
        sceneProperty().subscribe((_, _) -> tell.run());
        deck.shownProperty().subscribe((_, _) -> tell.run());
    }

    private static HBox labBand(Kit kit, ObservableValue<Optional<Account>> account) {
        Label words = Nodes.label(kit.texts().text("window.lab-band"), "small");
        HBox band = Nodes.row(8, Nodes.icon(Feather.BOX, "icon-small", "icon-accent"), words);
        band.getStyleClass().add("lab-band");
        return Nodes.showIf(band, account.map(it -> it.filter(Account::isLab).isPresent()));
    }

    private void arrange(InstancesModel model) {
        Page page = deck.shownProperty().get();
        boolean list = page.hasScopes();
        sidebar.markPage(page);
        columns.sidebarShownProperty().set(page.hasSidebar() && sidebarWanted.get());
        columns.cardShownProperty()
                .set(list && cardWanted.get() && model.chosenRow().isPresent());
    }

    /// Puts `bands` over the middle.
    void addBands(Node bands) {
        getChildren().add(getChildren().indexOf(columns), bands);
    }

    TabDeck deck() {
        return deck;
    }

    InstancesView instances() {
        return instances;
    }

    StatusBar status() {
        return status;
    }

    void toggleSidebar() {
        sidebarWanted.set(!sidebarWanted.get());
    }

    void toggleCard() {
        cardWanted.set(!cardWanted.get());
    }

    /// Puts the keyboard into the next of toolbar, sidebar, middle, card and forwards.
    void nextArea(Toolbar toolbar) {
        Node owner = getScene().getFocusOwner();
        List<Area> areas = Stream.of(
                        new Area(toolbar, toolbar::focusSearch),
                        new Area(sidebar, sidebar::focusScope),
                        new Area(deck, () -> deck.shownProperty().get().focus()),
                        new Area(card, card::focusFirst),
                        new Area(foot, foot::focusHead))
                .filter(area -> area.pane().isVisible())
                .toList();
        int now = -1;
        for (int i = 0; i < areas.size(); i++) {
            if (isWithin(owner, areas.get(i).pane())) {
                now = i;
            }
        }
        areas.get((now + 1) % areas.size()).focus().run();
    }

    private record Area(Node pane, Runnable focus) {}

    private static boolean isWithin(@Nullable Node node, Node pane) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}
