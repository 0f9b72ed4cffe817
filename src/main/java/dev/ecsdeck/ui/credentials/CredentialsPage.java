package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.credentials.HelpPane.Section;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.PlainPage;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// Opens the page, and the dialogs that begin at an instance. The page is one for the whole program.
public final class CredentialsPage {
    private static final String KEY = "credentials";

    private final Kit kit;
    private final CredentialDoors doors;
    private final Surroundings around;
    private Optional<CredentialsView> open = Optional.empty();

    public CredentialsPage(Kit kit, CredentialDoors doors, Surroundings around) {
        this.kit = kit;
        this.doors = doors;
        this.around = around;
    }

    /// Shows the key pairs, or the list that was shown last.
    public void open() {
        show();
    }

    /// Shows the key pairs of a region.
    public void openPairs(RegionId region) {
        show().show(Section.PAIRS, region);
    }

    /// Another account is in use: its key pairs are others.
    public void accountChanged() {
        open.ifPresent(CredentialsView::readAgain);
    }

    /// Shows who may log in to an instance, and how.
    public void openUsers(Instance instance) {
        show().showUsersOf(instance);
    }

    /// Shows the passwords of a region's instances.
    public void openPasswords(RegionId region) {
        show().show(Section.PASSWORDS, region);
    }

    /// Asks for a new password for an instance.
    public void resetPassword(Instance instance) {
        new ResetDialog(kit, doors, around, instance, Optional.empty(), this::openUsers).open();
    }

    private CredentialsView show() {
        CredentialsView view =
                open.orElseGet(() -> new CredentialsView(kit, new CredentialsModel(kit.work(), doors, around)));
        open = Optional.of(view);
        around.window()
                .open(new PlainPage(
                        KEY, Feather.KEY, kit.texts().text("credentials.title"), view, view::focusList, () -> {
                            open = Optional.empty();
                            view.close();
                        }));
        return view;
    }
}
