package dev.ecsdeck.ui.window;

import dev.ecsdeck.ui.files.FilesPage;
import dev.ecsdeck.ui.files.FilesTabs;
import dev.ecsdeck.ui.instances.InstancesModel;
import dev.ecsdeck.ui.kit.Environments;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import dev.ecsdeck.ui.ssh.SshTabs;

/// Joins the tabs of files to the rest of the window.
final class FilesDesk {
    private final FilesTabs tabs;
    private final TabDeck deck;
    private final InstancesModel model;

    FilesDesk(Kit kit, Halls halls, Navigator window, InstancesModel model, SshTabs ssh, TabDeck deck) {
        this.deck = deck;
        this.model = model;
        this.tabs = new FilesTabs(
                kit,
                new FilesTabs.Surroundings(
                        halls.files(),
                        Environments.following(kit.prefs()),
                        ssh::withLogin,
                        instance -> model.used(instance.id()),
                        window,
                        deck::pages));
    }

    FilesTabs tabs() {
        return tabs;
    }

    /// Reads again what is in front: folders, or the instances.
    void refresh() {
        if (deck.shownProperty().get() instanceof FilesPage page) {
            page.refresh();
        } else {
            model.refresh();
        }
    }
}
