package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.TabMarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Tabs over pages. The first page stays; the others can be closed, named, pinned to the left, moved among one
/// another with the mouse and walked with the keys. Only the page in front is part of the scene.
final class TabDeck extends VBox {
    private final Kit kit;
    private final HBox heads = new HBox();
    private final ScrollPane strip = new ScrollPane(heads);
    private final StackPane front = new StackPane();
    private final Map<Page, TabHead> open = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Page> shown;
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final Page first;
    private final Button all;
    /// Whether the head of the page in front is yet to be brought into sight.
    private boolean unrevealed;

    TabDeck(Kit kit, Page first) {
        this.kit = kit;
        this.first = first;
        this.shown = new ReadOnlyObjectWrapper<>(first);
        getStyleClass().add("deck");
        heads.getStyleClass().add("tab-heads");
        heads.setAccessibleRole(AccessibleRole.TAB_PANE);
        heads.accessibleTextProperty().bind(kit.texts().text("window.tabs"));
        strip.getStyleClass().add("tab-strip");
        strip.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        strip.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        strip.setFitToHeight(true);
        strip.setFocusTraversable(false);
        all = Nodes.iconButton(Feather.CHEVRON_DOWN, kit.texts().text("window.all-tabs"), "", this::showAll);
        all.getStyleClass().add("compact");
        Nodes.showIf(all, heads.widthProperty().greaterThan(strip.widthProperty()));
        HBox bar = Nodes.row(0, Nodes.grow(strip), all);
        bar.getStyleClass().add("tab-bar");
        VBox.setVgrow(front, Priority.ALWAYS);
        front.setMinSize(0, 0);
        getChildren().addAll(bar, front);
        heads.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        // Where a head stands is known after its layout only.
        heads.needsLayoutProperty().subscribe(needs -> {
            if (!needs && unrevealed) {
                FxWork.later(this::reveal);
            }
        });
        strip.widthProperty().subscribe(_ -> revealNext());
        add(first, false);
        show(first);
    }

    ReadOnlyObjectProperty<Page> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What has come to pass last in a tab that is not in front, in a sentence; empty for nothing.
    ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Calls `changed` whenever a tab has opened, closed or moved.
    void watch(Runnable changed) {
        heads.getChildren().subscribe(changed);
    }

    /// In the order of their tabs.
    List<Page> pages() {
        return heads.getChildren().stream()
                .filter(TabHead.class::isInstance)
                .map(node -> ((TabHead) node).page())
                .toList();
    }

    /// Shows `page`: the one with its key that is open, or this one in a new tab at the end.
    void open(Page page) {
        Optional<Page> same =
                open.keySet().stream().filter(p -> p.key().equals(page.key())).findFirst();
        if (same.isEmpty()) {
            add(page, true);
        }
        show(same.orElse(page));
    }

    void show(Page page) {
        shown.set(page);
        front.getChildren().setAll(page.content());
        open.forEach((other, head) -> head.select(other.equals(page)));
        revealNext();
        page.marks().ifPresent(marks -> marks.newsProperty().set(""));
        page.focus();
    }

    void showFirst() {
        show(first);
    }

    /// Asks the page, and closes its tab if it agrees. The first one stays.
    void close(Page page) {
        if (!page.equals(first)) {
            page.mayClose(() -> remove(page));
        }
    }

    void step(int by) {
        List<Page> pages = new ArrayList<>(pages());
        int at = pages.indexOf(shown.get());
        show(pages.get(Math.floorMod(at + by, pages.size())));
    }

    /// Moves the tab in front by `by` places; the first one stays first, and pinned ones stay together.
    void move(int by) {
        move(shown.get(), by);
    }

    void move(Page page, int by) {
        TabHead head = open.get(page);
        if (head != null && !page.equals(first)) {
            place(head, heads.getChildren().indexOf(head) + by);
        }
    }

    /// Lets the person type a name for the tab, where it can have one.
    void rename(Page page) {
        TabHead head = open.get(page);
        if (head != null) {
            head.rename();
        }
    }

    void focusHeads() {
        TabHead head = open.get(shown.get());
        if (head != null) {
            head.requestFocus();
        }
    }

    private void add(Page page, boolean closable) {
        TabHead head = new TabHead(kit, page, closable, () -> show(page), () -> close(page));
        open.put(page, head);
        heads.getChildren().add(head);
        if (closable) {
            TabMenu menu = new TabMenu(kit, this, page);
            head.setOnContextMenuRequested(event -> {
                menu.make().show(head, event.getScreenX(), event.getScreenY());
                event.consume();
            });
            page.marks().ifPresent(marks -> marks.newsProperty().subscribe((_, words) -> news.set(words)));
            new TabDrag(heads, head, at -> place(head, at));
            // What is pinned goes to the end of its group, what is not any more to the beginning of the others.
            page.marks()
                    .map(TabMarks::pinnedProperty)
                    .ifPresent(pinned -> pinned.subscribe((_, now) -> {
                        if (open.containsKey(page)) {
                            place(head, now ? 0 : heads.getChildren().size());
                        }
                    }));
            if (head.isPinned()) {
                place(head, heads.getChildren().size());
            }
        }
    }

    /// Puts `head` to a place, or as near to it as its group allows.
    private void place(TabHead head, int wanted) {
        List<Node> order = new ArrayList<>(heads.getChildren());
        order.remove(head);
        int pinned = (int) order.stream()
                .filter(node -> node instanceof TabHead other && other.isPinned())
                .count();
        int least = head.isPinned() ? 1 : 1 + pinned;
        int most = head.isPinned() ? 1 + pinned : order.size();
        order.add(Math.clamp(wanted, least, most), head);
        if (!order.equals(heads.getChildren())) {
            heads.getChildren().setAll(order);
            revealNext();
        }
    }

    private void remove(Page page) {
        TabHead head = open.remove(page);
        if (head == null) {
            return;
        }
        int at = heads.getChildren().indexOf(head);
        heads.getChildren().remove(head);
        if (shown.get().equals(page)) {
            show(((TabHead) heads.getChildren().get(Math.max(0, at - 1))).page());
        }
        page.close();
    }

    private void walk(KeyEvent event) {
        boolean isArrow = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
        if (isArrow && event.getTarget() instanceof TabHead) {
            step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            focusHeads();
            event.consume();
        }
    }

    private void revealNext() {
        unrevealed = true;
        heads.requestLayout();
    }

    private void reveal() {
        TabHead head = open.get(shown.get());
        if (!unrevealed || head == null) {
            return;
        }
        unrevealed = false;
        double room = heads.getWidth() - strip.getViewportBounds().getWidth();
        if (room > 0) {
            double middle = head.getBoundsInParent().getCenterX()
                    - strip.getViewportBounds().getWidth() / 2;
            strip.setHvalue(Math.clamp(middle / room, 0, 1));
        }
    }

    private void showAll() {
        ContextMenu menu = new ContextMenu();
        pages().forEach(page -> {
            MenuItem item = new MenuItem(page.title().getValue());
            item.setOnAction(_ -> show(page));
            menu.getItems().add(item);
        });
        menu.show(all, javafx.geometry.Side.BOTTOM, 0, 4);
    }
}
