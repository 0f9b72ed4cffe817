package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.LoginDesk.OfferedKey;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.KeyPlaces;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The sentence of a login: as whom, with which key, over which way; and below it what few logins need.
final class LoginChoices extends VBox {
    private static final int SSH_PORT = 22;

    private final Kit kit;
    private final Instance instance;
    private final KeyPlaces places;
    private final ComboBox<String> user = new ComboBox<>();
    private final ComboBox<KeyChoice> key = new ComboBox<>();
    private final ComboBox<LoginRequest.Way> way = new ComboBox<>();
    private final PasswordField secret = new PasswordField();
    private final Label secretName = Nodes.plain("", "muted");
    private final HBox secretRow = Nodes.row(8, secretName, Nodes.grow(secret));
    private final MoreChoices more;
    private List<OfferedKey> agent = List.of();

    /// @param others instances that could be the way to this one
    /// @param touched is called when the person turns to an option
    LoginChoices(
            Kit kit,
            Instance instance,
            KeyPlaces places,
            List<Instance> others,
            Optional<LoginRequest> like,
            Runnable touched) {
        super(8);
        this.kit = kit;
        this.instance = instance;
        this.places = places;
        this.more = new MoreChoices(kit, others, like, touched);
        user.setEditable(true);
        user.getItems().setAll("root", "ecs-user");
        user.setValue(
                like.map(request -> request.user().value()).orElseGet(() -> LoginMemory.userOf(kit.prefs(), instance)));
        user.setPrefWidth(120);
        KeyChoice first = like.map(request -> KeyChoice.of(request.proof(), agent))
                .orElseGet(() -> new KeyChoice.Fresh(LoginMemory.kind(kit.prefs())));
        key.getItems().setAll(KeyChoice.all(agent, filesOf(first)));
        key.setValue(first);
        key.setPrefWidth(196);
        key.setMinWidth(USE_PREF_SIZE);
        way.getItems().setAll(ways(instance));
        way.setValue(like.map(LoginRequest::way)
                .filter(way.getItems()::contains)
                .orElse(way.getItems().getFirst()));
        named(user, "keys.choice.user");
        named(key, "keys.choice.key");
        named(way, "keys.choice.way");
        for (ComboBox<?> box : List.of(user, key, way)) {
            box.setOnShowing(_ -> touched.run());
        }
        user.getEditor().addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().isBlank()) {
                touched.run();
            }
        });
        HBox sentence = Nodes.row(
                8,
                word("keys.choice.as"),
                user,
                word("keys.choice.with"),
                key,
                word("keys.choice.over"),
                Nodes.grow(way));
        sentence.getStyleClass().add("login-choices");
        getChildren().addAll(sentence, secretRow, more);
        kit.texts().messagesProperty().subscribe(_ -> speak());
        key.valueProperty().subscribe((before, now) -> chosen(before, now));
        showSecret();
    }

    private Label word(String text) {
        Label label = Nodes.label(kit.texts().text(text), "muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void named(Control control, String name) {
        control.accessibleTextProperty().bind(kit.texts().text(name));
    }

    private static List<Path> filesOf(KeyChoice choice) {
        return choice instanceof KeyChoice.InFile file ? List.of(file.file()) : List.of();
    }

    /// Adds the keys that the user's own agent offers.
    void offer(List<OfferedKey> keys) {
        agent = keys;
        KeyChoice now = key.getValue();
        key.getItems().setAll(KeyChoice.all(agent, filesOf(now)));
        key.setValue(now);
    }

    private void chosen(KeyChoice before, KeyChoice now) {
        if (now instanceof KeyChoice.AnotherFile) {
            Optional<Path> file = places.choose(kit, getScene().getWindow());
            KeyChoice next = file.<KeyChoice>map(KeyChoice.InFile::new).orElse(before);
            FxWork.later(() -> {
                if (!key.getItems().contains(next)) {
                    key.getItems().add(key.getItems().size() - 2, next);
                }
                key.setValue(next);
            });
        }
        showSecret();
    }

    private void showSecret() {
        KeyChoice now = key.getValue();
        boolean wanted = now != null && now.takesSecret();
        secretRow.setVisible(wanted);
        secretRow.setManaged(wanted);
        String name = now instanceof KeyChoice.Password ? "keys.secret.password" : "keys.secret.passphrase";
        secretName.textProperty().bind(kit.texts().text(name));
        secret.accessibleTextProperty().bind(kit.texts().text(name));
    }

    /// Makes room for what is more urgent.
    void fold() {
        more.fold();
    }

    /// Puts the keyboard where a secret is missing.
    void askSecret() {
        secret.clear();
        secret.requestFocus();
    }

    private static List<LoginRequest.Way> ways(Instance instance) {
        List<LoginRequest.Way> ways = new ArrayList<>();
        ways.add(new LoginRequest.ThroughSession());
        instance.publicIps().forEach(ip -> ways.add(new LoginRequest.Direct(new HostAndPort(ip, SSH_PORT))));
        instance.privateIps().forEach(ip -> ways.add(new LoginRequest.Direct(new HostAndPort(ip, SSH_PORT))));
        return ways;
    }

    private String name(LoginRequest.Way one) {
        return switch (one) {
            case LoginRequest.ThroughSession _ -> kit.texts().now("keys.way.session");
            case LoginRequest.Direct direct -> {
                String host = direct.address().host();
                boolean open = instance.publicIps().contains(host);
                yield kit.texts().now(open ? "keys.way.public" : "keys.way.private", host);
            }
        };
    }

    /// Keeps what worked, for the next time.
    void remember(LoginRequest request) {
        LoginMemory.keep(kit.prefs(), request);
        secret.clear();
    }

    /// Chooses this user in place of the one before.
    void becomes(String name) {
        user.setValue(name);
    }

    /// Chooses a fresh key of this kind.
    void takes(KeyKind kind) {
        key.setValue(new KeyChoice.Fresh(kind));
    }

    /// What stands in the field, whether or not it was confirmed; before it was ever shown the field is empty.
    private String chosenUser() {
        String typed =
                user.getSkin() == null ? user.getValue() : user.getEditor().getText();
        return typed.strip();
    }

    /// The request; where something is no name or no address, that is told and nothing comes.
    Optional<LoginRequest> request(Consumer<Problem> wrong) {
        Optional<LoginName> name = LoginName.parse(chosenUser());
        if (name.isEmpty()) {
            wrong.accept(new Problem.InvalidInput(Problem.Input.USER_NAME, chosenUser()));
            user.requestFocus();
            return Optional.empty();
        }
        LoginRequest plain = LoginRequest.of(instance, name.get())
                .withWay(way.getValue())
                .withProof(key.getValue().proof(secret.getText()));
        return more.on(plain, wrong);
    }

    private void speak() {
        speak(key, choice -> choice.words(kit.texts()));
        speak(way, this::name);
    }

    /// A box asks its converter only when its value changes.
    private static <T> void speak(ComboBox<T> box, Function<T, String> words) {
        T chosen = box.getValue();
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        box.setValue(null);
        box.setValue(chosen);
    }
}
