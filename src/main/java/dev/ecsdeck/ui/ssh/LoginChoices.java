package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The sentence of a login: as whom, with which key, over which way.
final class LoginChoices extends HBox {
    private static final String USERS = "ssh.users";
    private static final String KEY = "ssh.key";
    private static final int REMEMBERED = 500;
    private static final int SSH_PORT = 22;

    private final Kit kit;
    private final Instance instance;
    private final ComboBox<String> user = new ComboBox<>();
    private final ComboBox<KeyKind> kind = new ComboBox<>();
    private final ComboBox<LoginRequest.Way> way = new ComboBox<>();
    private final Optional<HostAndPort> behind;

    /// @param touched is called when the person turns to an option
    LoginChoices(Kit kit, Instance instance, Optional<LoginRequest> like, Runnable touched) {
        super(8);
        this.kit = kit;
        this.instance = instance;
        this.behind = like.flatMap(LoginRequest::behind);
        getStyleClass().add("login-choices");
        setAlignment(Pos.CENTER_LEFT);
        user.setEditable(true);
        user.getItems().setAll("root", "ecs-user");
        user.setValue(like.map(request -> request.user().value()).orElseGet(this::usual));
        user.setPrefWidth(120);
        kind.getItems().setAll(KeyKind.values());
        kind.setValue(like.map(LoginRequest::kind).orElseGet(this::usualKind));
        kind.setPrefWidth(188);
        kind.setMinWidth(USE_PREF_SIZE);
        way.getItems().setAll(ways(instance));
        way.setValue(like.map(LoginRequest::way)
                .filter(way.getItems()::contains)
                .orElse(way.getItems().getFirst()));
        kit.texts().messagesProperty().subscribe(_ -> {
            speak(kind, one -> kit.texts().now("keys.choice.new", one.shownName()));
            speak(way, this::name);
        });
        named(user, "keys.choice.user");
        named(kind, "keys.choice.kind");
        named(way, "keys.choice.way");
        for (ComboBox<?> box : List.of(user, kind, way)) {
            box.setOnShowing(_ -> touched.run());
        }
        user.getEditor().addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().isBlank()) {
                touched.run();
            }
        });
        getChildren()
                .addAll(
                        word("keys.choice.as"),
                        user,
                        word("keys.choice.with"),
                        kind,
                        word("keys.choice.over"),
                        Nodes.grow(way));
    }

    private Label word(String key) {
        Label label = Nodes.label(kit.texts().text(key), "muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void named(Control control, String key) {
        control.accessibleTextProperty().bind(kit.texts().text(key));
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
            case LoginRequest.Direct direct ->
                kit.texts()
                        .now(
                                instance.publicIps().contains(direct.address().host())
                                        ? "keys.way.public"
                                        : "keys.way.private",
                                direct.address().host());
        };
    }

    private String usual() {
        String head = instance.id().value() + " ";
        return kit.prefs().list(USERS, List.of()).stream()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()))
                .findFirst()
                .orElse(LoginName.usualFor(instance.windows()).value());
    }

    private KeyKind usualKind() {
        String name = kit.prefs().now().notes().getOrDefault(KEY, "");
        return List.of(KeyKind.values()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(KeyKind.RSA_2048);
    }

    /// Keeps what worked, for the next time.
    void remember(LoginRequest request) {
        String head = request.instance().id().value() + " ";
        List<String> users = new ArrayList<>();
        users.add(head + request.user());
        kit.prefs().list(USERS, List.of()).stream()
                .filter(line -> !line.startsWith(head))
                .limit(REMEMBERED - 1)
                .forEach(users::add);
        kit.prefs().keepList(USERS, users);
        kit.prefs().change(settings -> settings.withNote(KEY, request.kind().name()));
    }

    /// Chooses this user in place of the one before.
    void becomes(String name) {
        user.setValue(name);
    }

    /// What stands in the field, whether or not it was confirmed; before it was ever shown the field is empty.
    String chosenUser() {
        String typed =
                user.getSkin() == null ? user.getValue() : user.getEditor().getText();
        return typed.strip();
    }

    /// The request; empty while the user is no login name.
    Optional<LoginRequest> request() {
        return LoginName.parse(chosenUser())
                .map(name -> new LoginRequest(instance, name, way.getValue(), kind.getValue(), SSH_PORT, behind));
    }

    void focusUser() {
        user.requestFocus();
    }

    /// A box asks its converter only when its value changes.
    private static <T> void speak(ComboBox<T> box, Function<T, String> words) {
        T chosen = box.getValue();
        box.setConverter(words(words));
        box.setValue(null);
        box.setValue(chosen);
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        };
    }
}
