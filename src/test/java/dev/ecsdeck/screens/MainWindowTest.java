package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.ui.welcome.WelcomeDoor;
import dev.ecsdeck.ui.window.Halls;
import dev.ecsdeck.ui.window.MainWindow;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class MainWindowTest {
    private final Theatre theatre = new Theatre();
    private final SignalSource<Accounts> accounts = new SignalSource<>(Accounts.NONE);
    private final SignalSource<Inventory> inventory = new SignalSource<>(Inventory.EMPTY);
    private final Account lab = new Account(
            "lab", "", Account.Origin.LAB, "AK", CloudTarget.ofRegion(new RegionId("cn-hangzhou")), Optional.empty());
    private final Account ops = new Account(
            "file:ops-main",
            "ops-main",
            Account.Origin.VENDOR_FILE,
            "AK",
            CloudTarget.ofRegion(new RegionId("cn-hangzhou")),
            Optional.empty());

    private MainWindow open() {
        return Theatre.on(() -> {
            MainWindow window = new MainWindow(
                    theatre.kit,
                    new Halls(accounts, inventory, () -> {}, () -> {}),
                    new WelcomeDoor() {
                        @Override
                        public void use(Account account) {}

                        @Override
                        public void useLab() {}
                    },
                    new Stage());
            window.stage().show();
            return window;
        });
    }

    @AfterEach
    void close() {
        theatre.close();
    }

    @Test
    void showsEveryStandingInBothThemesAndLanguages() throws Exception {
        MainWindow window = open();
        accounts.set(new Accounts(List.of(ops), Optional.empty(), List.of()));
        Theatre.settle();
        Theatre.picture(window.stage().getScene(), "welcome");
        accounts.set(new Accounts(List.of(lab), Optional.of(lab), List.of()));
        var fleet = new Fleet(theatre.threads.clock().instant()).mixed();
        inventory.set(new Inventory(
                Inventory.Stage.READY,
                fleet,
                3,
                3,
                Map.of(),
                Optional.of(theatre.threads.clock().instant())));
        Theatre.settle();
        for (Settings.Theme theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            for (Settings.Language language : List.of(Settings.Language.ENGLISH, Settings.Language.CHINESE)) {
                theatre.settings.update(s -> s.withTheme(theme).withLanguage(language));
                Theatre.settle();
                var path = Theatre.picture(window.stage().getScene(), "main-" + theme + "-" + language);
                assertThat(Files.size(path)).isGreaterThan(10_000);
            }
        }
        assertThat(theatre.crashes).isEmpty();
    }
}
