package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.service.forwards.ForwardRow;
import dev.ecsdeck.ui.forwards.ForwardsModel.Standing;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The strip at the foot of the window: a head that says how many are on, and a row a rule. Folds to its head.
public final class ForwardsPanel extends VBox {
    /// The key of the page with all of them.
    public static final String PAGE = "forwards";

    private static final double MOST_HEIGHT = 128;

    private final Kit kit;
    private final ForwardsModel model;
    private final ForwardDeeds deeds;
    private final Navigator navigator;
    private final ScrollPane rows;
    private final Label count = Nodes.plain("", "small", "muted");
    private final Button fold;
    private boolean unfolded = true;

    public ForwardsPanel(Kit kit, ForwardsModel model, Navigator navigator, ForwardDoors doors) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("forwards-panel");
        Looks.sheet(this, "forwards");
        this.navigator = navigator;
        this.deeds = new ForwardDeeds(kit, model, navigator, doors);
        this.rows = new ScrollPane(new ForwardList(kit, model, deeds, false));
        rows.setFitToWidth(true);
        rows.setFocusTraversable(false);
        rows.setMaxHeight(MOST_HEIGHT);
        this.fold = Nodes.iconButton(Feather.CHEVRON_DOWN, kit.texts().text("forwards.fold"), "", this::toggle);
        fold.getStyleClass().add("compact");
        Button create = Nodes.button(kit.texts().text("forwards.new"), () -> create(Optional.empty()), "compact");
        create.setGraphic(Nodes.icon(Feather.PLUS, "icon-small"));
        Button whole = Nodes.iconButton(Feather.MAXIMIZE_2, kit.texts().text("forwards.open-page"), "", this::openPage);
        whole.getStyleClass().add("compact");
        HBox head = Nodes.row(
                8,
                fold,
                Nodes.label(kit.texts().text("forwards.title"), "strong"),
                count,
                Nodes.spacer(),
                create,
                whole);
        head.getStyleClass().add("panel-head");
        getChildren().addAll(head, undoBand(kit, deeds), rows);
        model.rowsProperty().subscribe(all -> {
            count(all);
            showRows(unfolded);
        });
        kit.texts()
                .messagesProperty()
                .subscribe((_, _) -> count(model.rowsProperty().get()));
        showRows(kit.prefs().size("forwards.folded", 0) == 0);
    }

    /// Puts the keyboard into its head.
    public void focusHead() {
        fold.requestFocus();
    }

    /// Opens the page with all of them.
    public void openPage() {
        navigator.open(new ForwardsPage(kit, model, deeds));
    }

    /// Asks for a new one, through `instance` if there is one.
    public void create(Optional<Instance> instance) {
        deeds.create(instance);
    }

    static HBox undoBand(Kit kit, ForwardDeeds deeds) {
        Label words = Nodes.plain("");
        Button undo = Nodes.button(kit.texts().text("forwards.undo"), deeds::undoDelete, "compact");
        Button close = Nodes.iconButton(Feather.X, kit.texts().text("kit.close"), "", deeds::forgetDeleted);
        close.getStyleClass().add("compact");
        HBox band = Nodes.row(8, words, undo, Nodes.spacer(), close);
        band.getStyleClass().addAll("band", "accent");
        deeds.deletedProperty()
                .subscribe(gone -> words.setText(gone.map(ForwardRule::name)
                        .map(name -> kit.texts().now("forwards.deleted", name))
                        .orElse("")));
        return Nodes.showIf(band, deeds.deletedProperty().map(Optional::isPresent));
    }

    private void toggle() {
        boolean show = !unfolded;
        showRows(show);
        kit.prefs().keepSize("forwards.folded", show ? 0 : 1);
    }

    private void showRows(boolean show) {
        unfolded = show;
        boolean some = show && !model.rowsProperty().get().isEmpty();
        rows.setVisible(some);
        rows.setManaged(some);
        fold.setGraphic(Nodes.icon(show ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP, "icon-small"));
    }

    private void count(List<ForwardRow> all) {
        count.setText(words(kit, model, all));
    }

    static String words(Kit kit, ForwardsModel model, List<ForwardRow> all) {
        return all.isEmpty()
                ? kit.texts().now("forwards.none")
                : kit.texts()
                        .now(
                                "forwards.count",
                                model.count(Standing.ON),
                                model.count(Standing.RETRYING),
                                model.count(Standing.OFF));
    }
}
