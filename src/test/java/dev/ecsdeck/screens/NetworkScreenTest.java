package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.model.Settings.Language;
import dev.ecsdeck.model.Settings.Theme;
import dev.ecsdeck.service.network.NetworkChoice;
import dev.ecsdeck.service.network.NetworkChoice.Way;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The network's section of the preferences.
@Tag("ui")
class NetworkScreenTest {
    private final Desk desk = new Desk();

    @BeforeEach
    void signIn() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private static void eventually(BooleanSupplier so) {
        for (int i = 0; i < 200; i++) {
            if (Theatre.on(so::getAsBoolean)) {
                return;
            }
            Theatre.settle();
        }
        throw new AssertionError("it did not become so");
    }

    private Stream<Labeled> words() {
        return desk.scene().getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast);
    }

    private boolean isShown(String part) {
        return words().anyMatch(it -> it.getText() != null && it.getText().contains(part));
    }

    /// Opens the section, and waits until the toolkit has laid it out.
    private void openSection() {
        Theatre.does(() -> desk.window.openSettings("network"));
        eventually(() -> isShown("Test connection"));
    }

    private void test() {
        openSection();
        Theatre.does(() -> words().filter(it -> it instanceof Button && "Test connection".equals(it.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static CloudTarget at(URI endpoint) {
        return new CloudTarget(Optional.of(endpoint), new RegionId("cn-hangzhou"), false);
    }

    @Test
    void theTestShowsEachHopOfAWayThatIsGood() throws Exception {
        try (Lab lab = Lab.start(LabSettings.fast())) {
            desk.target = at(lab.endpoint());
            test();

            eventually(() ->
                    words().filter(it -> it.getText() != null && it.getText().startsWith("HTTP "))
                                    .count()
                            == 2);
            desk.picture("network-good");
        }
    }

    @Test
    void theTestSaysWhichHopFailsAndWhatNow() throws Exception {
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            desk.target = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            test();

            eventually(() ->
                    words().filter(it -> "Cannot connect".equals(it.getText())).count() >= 1 || isShown("127.0.0.1"));
            desk.picture("network-bad");
        }
    }

    @Test
    void aProxyOfOnesOwnHoldsAsSoonAsItsAddressMeansSomething() {
        openSection();
        Theatre.does(() -> desk.scene().getRoot().lookupAll(".combo-box").stream()
                .map(ComboBox.class::cast)
                .filter(combo -> combo.getItems().contains(Way.MANUAL))
                .findFirst()
                .orElseThrow()
                .getSelectionModel()
                .selectLast());
        Theatre.settle();
        TextField address = Theatre.on(() -> desk.scene().getRoot().lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .filter(field -> "proxy.example.com:3128".equals(field.getPromptText()))
                .findFirst()
                .orElseThrow());

        Theatre.does(() -> address.setText("proxy"));
        assertThat(NetworkChoice.of(desk.theatre.settings.value()).proxy()).isEmpty();
        assertThat(isShown("An address is a host and a port")).isTrue();
        Theatre.does(() -> address.setText("proxy.test:3128"));

        NetworkChoice now = NetworkChoice.of(desk.theatre.settings.value());
        assertThat(now.way()).isEqualTo(Way.MANUAL);
        assertThat(now.address()).isEqualTo("proxy.test:3128");
        desk.picture("network-manual");
        desk.theatre.settings.update(it -> it.withTheme(Theme.DARK).withLanguage(Language.CHINESE));
        desk.picture("network-manual-zh-dark");
    }
}
