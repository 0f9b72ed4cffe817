package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.ui.instances.InstanceCard;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.instances.InstancesPage;
import dev.ecsdeck.ui.instances.InstancesView;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The main window under its head: band, columns, foot. What stays while the middle changes.
final class Frame extends VBox {
    private final InstancesView instances;
    private final TabDeck deck;
    private final Sidebar sidebar;
    private final InstanceCard card;
    private final Columns columns;
    private final StatusBar status;
    private final BooleanProperty cardWanted = new SimpleBooleanProperty(true);
    private final BooleanProperty sidebarWanted = new SimpleBooleanProperty(true);

    Frame(
            Kit kit,
            InstancesModel model,
            MainWindow window,
            Toolbar toolbar,
            ObservableValue<Optional<Account>> account) {
        getStyleClass().add("frame");
        Looks.sheet(this, "window");
        this.instances = new InstancesView(kit, model, window);
        this.deck = new TabDeck(kit, new InstancesPage(kit, instances));
        this.sidebar = new Sidebar(kit, model, window.tools(), deck::showFirst);
        this.card = new InstanceCard(kit, model, window, window.instanceActions(), () -> cardWanted.set(false));
        this.columns = new Columns(kit.prefs(), sidebar, deck, card);
        this.status = new StatusBar(kit, model);
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(toolbar, labBand(kit, account), columns, status);
        columns.foldedProperty().subscribe((_, now) -> sidebar.fold(now));
        deck.shownProperty().subscribe(page -> {
            status.showPage(page.status().getValue());
            arrange(model);
        });
        model.chosenProperty().subscribe((before, after) -> {
            if (!before.equals(after)) {
                cardWanted.set(true);
            }
            arrange(model);
        });
        model.inventoryProperty().subscribe((_, _) -> arrange(model));
        cardWanted.subscribe((_, _) -> arrange(model));
        sidebarWanted.subscribe((_, _) -> arrange(model));
    }

    private static HBox labBand(Kit kit, ObservableValue<Optional<Account>> account) {
        Label words = Nodes.label(kit.texts().text("window.lab-band"), "small");
        HBox band = Nodes.row(8, Nodes.icon(Feather.BOX, "icon-small", "icon-accent"), words);
        band.getStyleClass().add("lab-band");
        return Nodes.showIf(band, account.map(it -> it.filter(Account::isLab).isPresent()));
    }

    private void arrange(InstancesModel model) {
        boolean list = deck.shownProperty().get().hasScopes();
        columns.sidebarShownProperty().set(list && sidebarWanted.get());
        columns.cardShownProperty()
                .set(list && cardWanted.get() && model.chosenRow().isPresent());
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

    /// Esc: what covers the list goes first.
    boolean closeCard() {
        boolean shown = columns.cardShownProperty().get();
        if (shown) {
            cardWanted.set(false);
        }
        return shown;
    }
}
