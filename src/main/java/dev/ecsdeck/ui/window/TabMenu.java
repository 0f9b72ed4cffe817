package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Page;
import dev.ecsdeck.ui.kit.TabMarks;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/// The menu of a tab's head.
final class TabMenu {
    private final Kit kit;
    private final TabDeck deck;
    private final Page page;

    TabMenu(Kit kit, TabDeck deck, Page page) {
        this.kit = kit;
        this.deck = deck;
        this.page = page;
    }

    ContextMenu make() {
        ContextMenu menu = new ContextMenu();
        page.marks().ifPresent(marks -> addMarks(menu, marks));
        List<Page> pages = deck.pages();
        int at = pages.indexOf(page);
        MenuItem left = item("window.command.move-left", "Ctrl+Shift+Page Up", () -> deck.move(page, -1));
        left.setDisable(at <= 1);
        MenuItem right = item("window.command.move-right", "Ctrl+Shift+Page Down", () -> deck.move(page, 1));
        right.setDisable(at == pages.size() - 1);
        MenuItem others = item("window.tab.close-others", "", () -> closeOthers(pages));
        others.setDisable(closable(pages).isEmpty());
        menu.getItems()
                .addAll(
                        left,
                        right,
                        new SeparatorMenuItem(),
                        item("window.close-tab", "", () -> deck.close(page)),
                        others);
        return menu;
    }

    private void addMarks(ContextMenu menu, TabMarks marks) {
        boolean isPinned = marks.pinnedProperty().get();
        menu.getItems()
                .addAll(
                        item("window.tab.rename", "Ctrl+Shift+N", () -> deck.rename(page)),
                        item("window.tab.duplicate", "Ctrl+Shift+D", marks::duplicate),
                        item(
                                isPinned ? "window.tab.unpin" : "window.tab.pin",
                                "",
                                () -> marks.pinnedProperty().set(!isPinned)),
                        new SeparatorMenuItem());
    }

    /// All that can be closed, but this one and those that are pinned.
    private List<Page> closable(List<Page> pages) {
        return pages.stream()
                .skip(1)
                .filter(other -> !other.equals(page))
                .filter(other -> other.marks()
                        .filter(marks -> marks.pinnedProperty().get())
                        .isEmpty())
                .toList();
    }

    private void closeOthers(List<Page> pages) {
        closable(pages).forEach(deck::close);
    }

    private MenuItem item(String key, String keys, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(kit.texts().text(key));
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(_ -> action.run());
        return item;
    }
}
