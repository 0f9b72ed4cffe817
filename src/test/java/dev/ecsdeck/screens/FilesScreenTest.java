package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.testing.SftpHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files in the window, over a real SFTP server on loopback.
@Tag("ui")
@Timeout(180)
class FilesScreenTest {
    @TempDir
    Path there;

    private final Desk desk =
            new Desk(Integer.getInteger("screens.width", 1280), Integer.getInteger("screens.height", 800));
    private final String suffix = System.getProperty("screens.suffix", "");
    private SftpHost host;
    private FileRoom room;

    @BeforeEach
    void begin() throws Exception {
        host = SftpHost.start(there);
        Files.createDirectories(there.resolve("srv/orders/logs"));
        Files.createDirectories(there.resolve("srv/orders/archive"));
        Files.writeString(there.resolve("srv/orders/compose.yaml"), "services:\n  web:\n    image: nginx\n");
        Files.writeString(there.resolve("srv/orders/nginx.conf"), "worker_processes 4;\n");
        Files.write(there.resolve("srv/orders/release.tar.gz"), FilesStage.some(300_000));
        Files.writeString(there.resolve("srv/orders/.hidden"), "x");
        Files.createDirectories(desk.home.resolve("config"));
        Files.writeString(desk.home.resolve("README.md"), "# read me\n");
        Files.write(desk.home.resolve("orders-2026.11.2.tar.gz"), FilesStage.some(400_000));
        desk.signIn(desk.lab);
        desk.show(desk.fleet().mixed());
        Instance web = desk.inventory.value().named("web-01").getFirst();
        room = desk.files.over(host.door(desk.theatre.threads), new FileRoom.Whose(web, "root", true));
        Theatre.does(() -> desk.window.files().show(room));
        FilesStage.eventually(() -> names(1).contains("srv"));
        go(1, "/srv/orders");
        FilesStage.eventually(() -> names(1).contains("nginx.conf"));
        FilesStage.eventually(() -> names(0).contains("README.md"));
    }

    @AfterEach
    void end() throws IOException {
        desk.close();
        host.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    private List<TableView<?>> tables() {
        return desk.scene().getRoot().lookupAll(".files .table-view").stream()
                .<TableView<?>>map(node -> (TableView<?>) node)
                .toList();
    }

    private TableView<?> table(int side) {
        return tables().get(side);
    }

    /// Nothing as long as the panes have not been drawn.
    private List<String> names(int side) {
        return Theatre.on(() -> tables().stream()
                .skip(side)
                .limit(1)
                .flatMap(table -> table.getItems().stream())
                .map(FilesStage::nameOf)
                .toList());
    }

    private void choose(int side, String... wanted) {
        Theatre.does(() -> {
            TableView<?> table = table(side);
            table.getSelectionModel().clearSelection();
            ObservableList<?> items = table.getItems();
            for (int i = 0; i < items.size(); i++) {
                if (List.of(wanted).contains(FilesStage.nameOf(items.get(i)))) {
                    table.getSelectionModel().select(i);
                    table.getFocusModel().focus(i);
                }
            }
            table.requestFocus();
        });
    }

    private void go(int side, String path) {
        key(side, KeyCode.L, true);
        Theatre.does(() -> {
            TextField field = desk.scene().getRoot().lookupAll(".path-bar .text-field").stream()
                    .map(node -> (TextField) node)
                    .toList()
                    .get(side);
            field.setText(path);
            field.fireEvent(new javafx.event.ActionEvent());
        });
        Theatre.settle();
    }

    private void key(int side, KeyCode code, boolean shortcut) {
        Theatre.does(() -> table(side)
                .fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, shortcut && FilesStage.isMac())));
        Theatre.settle();
    }

    private void press(String words) {
        FilesStage.eventually(() -> button(words).filter(it -> !it.isDisabled()).isPresent());
        ButtonBase found = button(words).orElseThrow();
        Theatre.does(found::fire);
        Theatre.settle();
    }

    private Optional<ButtonBase> button(String words) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(it -> words.equals(it.getText()))
                .reduce((_, last) -> last));
    }

    private void type(String selector, String text) {
        Theatre.does(() -> {
            Node field =
                    Optional.ofNullable(desk.scene().getRoot().lookup(selector)).orElseThrow();
            ((TextField) field).setText(text);
        });
        Theatre.settle();
    }

    private boolean isShown(String words) {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .anyMatch(label -> label.getText() != null && label.getText().contains(words)));
    }

    @Test
    void uploadShowsHowItWasVerifiedAndAppearsThere() {
        choose(0, "README.md");

        key(0, KeyCode.ENTER, true);

        FilesStage.eventually(() -> isShown("same SHA-256"));
        FilesStage.eventually(() -> names(1).contains("README.md"));
        assertThat(there.resolve("srv/orders/README.md")).hasContent("# read me");
    }

    @Test
    void hiddenFilesComeAndGo() {
        assertThat(names(1)).doesNotContain(".hidden");

        key(1, KeyCode.H, true);

        FilesStage.eventually(() -> names(1).contains(".hidden"));
    }

    @Test
    void takenNameIsAskedAbout() throws Exception {
        Files.writeString(desk.home.resolve("nginx.conf"), "worker_processes 8;\n");
        Theatre.does(() -> room.transfers().upload(List.of(item(desk.home.resolve("nginx.conf"))), "/srv/orders"));

        press("Overwrite");

        FilesStage.eventually(() -> isShown("same SHA-256"));
        assertThat(there.resolve("srv/orders/nginx.conf")).hasContent("worker_processes 8;");
    }

    private FileItem item(Path path) {
        try {
            return room.here().facts(path.toString());
        } catch (ProblemException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void deletingSaysHowMuchItIsFirst() throws Exception {
        Files.write(there.resolve("srv/orders/logs/access.log"), FilesStage.some(2_000));
        choose(1, "logs");

        key(1, KeyCode.DELETE, false);
        FilesStage.eventually(() -> isShown("1 folder and 1 file, 2 KB."));
        assertThat(there.resolve("srv/orders/logs")).exists();
        press("Delete");

        FilesStage.eventually(() -> !names(1).contains("logs"));
        assertThat(there.resolve("srv/orders/logs")).doesNotExist();
    }

    @Test
    void newFolderAndAnotherName() {
        key(1, KeyCode.F7, false);
        type("#file-name", "fresh");
        press("Create folder");
        FilesStage.eventually(() -> names(1).contains("fresh"));

        choose(1, "fresh");
        key(1, KeyCode.F2, false);
        type("#file-name", "old");
        press("Rename");

        FilesStage.eventually(() -> names(1).contains("old") && !names(1).contains("fresh"));
    }

    @Test
    void nameWithASlashCannotBeGiven() {
        key(1, KeyCode.F7, false);

        type("#file-name", "../up");

        assertThat(button("Create folder").orElseThrow().isDisabled()).isTrue();
    }

    @Test
    void boxesAndFigureOfPermissionsFollowOneAnother() throws Exception {
        Path conf = there.resolve("srv/orders/nginx.conf");
        Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r--r--"));
        choose(1, "nginx.conf");
        permissions();
        type("#file-mode", "600");
        assertThat(boxes()).containsExactly(true, true, false, false, false, false, false, false, false);

        press("Set permissions");

        FilesStage.eventually(() -> FilesStage.mode(conf).equals("rw-------"));
    }

    private List<Boolean> boxes() {
        return Theatre.on(() -> desk.scene().getRoot().lookupAll(".dialog-box .check-box").stream()
                .map(node -> ((CheckBox) node).isSelected())
                .toList());
    }

    private void permissions() {
        Theatre.does(() -> table(1).fireEvent(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, true, false)));
        press("Permissions…");
    }

    @Test
    void savedFileGoesBackAndAChangeThereIsAskedAbout() throws Exception {
        Path conf = there.resolve("srv/orders/nginx.conf");
        choose(1, "nginx.conf");
        key(1, KeyCode.F4, false);
        FilesStage.eventually(() -> !desk.browsed.isEmpty());
        Path copy = Path.of(desk.browsed.getFirst());

        Files.writeString(copy, "worker_processes 16;\n");
        FilesStage.eventually(() -> FilesStage.read(conf).equals("worker_processes 16;\n"));
        FilesStage.eventually(() -> isShown("Saved to web-01"));
        Files.writeString(conf, "# somebody else was here\n");
        Files.writeString(copy, "worker_processes 32; # and mine\n");

        FilesStage.eventually(() -> isShown("has changed on web-01 meanwhile"));
        assertThat(FilesStage.read(conf)).isEqualTo("# somebody else was here\n");
        press("Overwrite there");
        FilesStage.eventually(() -> FilesStage.read(conf).equals("worker_processes 32; # and mine\n"));
        Theatre.does(
                () -> room.edits().rows().value().forEach(row -> room.edits().stop(row.id())));
        FilesStage.eventually(() -> !Files.exists(copy.getParent()));
    }

    @Test
    void folderThatMayNotBeReadSaysSoAndTheOneBeforeStays() throws Exception {
        Files.createDirectory(there.resolve("srv/orders/locked"));

        go(1, "/srv/orders/locked");

        FilesStage.eventually(() -> isShown("may not touch /srv/orders/locked"));
        press("Stay in this folder");
        assertThat(names(1)).contains("nginx.conf");
    }

    @Test
    void droppedConnectionIsSaidAndComesBack() {
        host.refuse(true);
        host.drop();
        FilesStage.eventually(() -> isShown("Connection lost"));

        host.refuse(false);
        press("Reconnect");

        FilesStage.eventually(() -> !isShown("Connection lost"));
        assertThat(host.logins()).isGreaterThan(1);
    }

    @Test
    void twentyThousandEntriesAreListed() throws Exception {
        Path many = Files.createDirectory(there.resolve("many"));
        for (int i = 0; i < 20_000; i++) {
            Files.createFile(many.resolve("file-" + i + ".log"));
        }

        go(1, "/many");

        FilesStage.eventually(() -> names(1).size() == 20_001);
        assertThat(names(1).subList(0, 4)).containsExactly("..", "file-0.log", "file-1.log", "file-2.log");
        desk.picture("files-many" + suffix);
    }

    @Test
    void picturesInEachLook() throws Exception {
        host.hold();
        host.let(180_000);
        choose(0, "orders-2026.11.2.tar.gz");
        key(0, KeyCode.ENTER, true);
        Theatre.does(
                () -> room.transfers().download(List.of(remote("/srv/orders/release.tar.gz")), desk.home.toString()));
        FilesStage.eventually(() -> room.transfers().rows().value().stream().anyMatch(row -> row.doneBytes() > 0));
        Theatre.does(() ->
                room.transfers().pause(room.transfers().rows().value().getLast().id()));
        choose(1, "nginx.conf");
        eachLook("files");
        host.letAll();
        FilesStage.eventually(() -> room.transfers().rows().value().getFirst().state() instanceof TransferState.Done);
        key(1, KeyCode.F4, false);
        FilesStage.eventually(() -> isShown("is open in your editor"));
        permissionsPicture();
        Theatre.does(() -> room.edits().close());
        choose(1, "logs", "archive", "nginx.conf");
        key(1, KeyCode.DELETE, false);
        eachLook("files-delete");
    }

    private FileItem remote(String path) {
        try {
            return room.there().facts(path);
        } catch (ProblemException missing) {
            throw new AssertionError(missing);
        }
    }

    private void permissionsPicture() {
        choose(1, "nginx.conf");
        permissions();
        eachLook("files-mode");
        press("Cancel");
    }

    private void eachLook(String name) {
        for (Settings.Theme theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
            desk.theatre.settings.update(s -> s.withTheme(theme).withLanguage(Settings.Language.ENGLISH));
            desk.picture(name + "-" + theme.name().toLowerCase(Locale.ROOT) + suffix);
        }
        desk.theatre.settings.update(s -> s.withTheme(Settings.Theme.LIGHT).withLanguage(Settings.Language.CHINESE));
        desk.picture(name + "-zh" + suffix);
        desk.theatre.settings.update(s -> s.withLanguage(Settings.Language.ENGLISH));
        Theatre.settle();
    }
}
