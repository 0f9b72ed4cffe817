package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings.Language;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Instances of two accounts in one list.
@Tag("ui")
class AccountsTogetherScreenTest {
    private final Desk desk = new Desk();
    private final Account audit = new Account(
            "KEYCHAIN:audit",
            "audit",
            Account.Origin.KEYCHAIN,
            "RamRoleArn",
            CloudTarget.ofRegion(new RegionId("cn-beijing")),
            Optional.empty());

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private void together(List<Account> beside) {
        desk.accounts.set(
                new Accounts(List.of(desk.ops, audit, desk.lab), Optional.of(desk.ops), List.of(), List.of(), beside));
        List<Instance> all = new ArrayList<>();
        desk.fleet()
                .mixed()
                .forEach(row -> all.add(
                        row.withAccount(row.region().value().equals("cn-beijing") ? audit.id() : desk.ops.id())));
        desk.show(all);
    }

    private Optional<Button> row(String name) {
        return desk.scene().getRoot().lookupAll(".sidebar-row").stream()
                .map(Button.class::cast)
                .filter(row -> row.getAccessibleText().startsWith(name))
                .findFirst();
    }

    private TableView<?> table() {
        return (TableView<?>) desk.scene().getRoot().lookup(".table-view");
    }

    private List<String> heads() {
        return table().getColumns().stream().map(column -> column.getText()).toList();
    }

    private boolean isSaid(String words) {
        return desk.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(label -> ((Label) label).getText().contains(words));
    }

    @Test
    void aColumnAndASectionOfTheSidebarTellThemApart() {
        together(List.of(audit));

        assertThat(heads()).contains("Account");
        assertThat(isSaid("ops-main + 1")).isTrue();
        desk.picture("accounts-together");
        Theatre.does(() -> row("audit").orElseThrow().fire());
        Theatre.settle();
        assertThat(table().getItems()).hasSize(19);

        desk.theatre.settings.update(now -> now.withTheme(Theme.DARK).withLanguage(Language.CHINESE));
        desk.picture("accounts-together-dark-zh");
    }

    @Test
    void theFilterKnowsThem() {
        together(List.of(audit));

        Theatre.does(() -> desk.window.instances().filterTextProperty().set("account:audit"));
        Theatre.settle();

        assertThat(table().getItems()).hasSize(19);
    }

    @Test
    void aloneAnAccountHasNoColumnAndItsScopeGoes() {
        together(List.of(audit));
        Theatre.does(() -> row("audit").orElseThrow().fire());

        together(List.of());
        Theatre.settle();

        assertThat(heads()).doesNotContain("Account");
        assertThat(row("audit")).isEmpty();
        assertThat(table().getItems()).hasSize(desk.fleet().mixed().size());
    }

    @Test
    void aBandNamesTheAccountThatFailed() {
        together(List.of(audit));
        desk.inventory.set(new Inventory(
                Inventory.Stage.READY,
                desk.inventory.value().instances(),
                3,
                3,
                Map.of(
                        new Inventory.OfAccount(audit.id(), new Inventory.Regions()),
                        new Problem.NotPermitted("ecs:DescribeRegions", "", false, "Forbidden.RAM", "", "", 403)),
                desk.inventory.value().asOf()));
        Theatre.settle();

        assertThat(isSaid("audit: The list of regions could not be read")).isTrue();
        desk.picture("accounts-together-fault");
    }

    @Test
    void theAccountMenuListsAnotherOneTooAndNeverTheLab() {
        together(List.of());
        Button button = (Button) desk.scene().getRoot().lookup(".account");
        Theatre.does(button::fire);
        Theatre.settle();
        List<CheckMenuItem> items = Theatre.on(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast)
                .toList());

        assertThat(items).extracting(CheckMenuItem::getText).containsExactly("audit");
        Theatre.does(() -> {
            items.getFirst().setSelected(true);
            items.getFirst().getOnAction().handle(null);
            items.getFirst().getParentPopup().hide();
        });

        assertThat(desk.theatre.settings.value().lists()).containsEntry(Accounts.BESIDE, List.of(audit.id()));
    }
}
