package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.service.keys.LoginRequest.AgentForwarding;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// What few logins need: a host behind the instance, a way over another instance, the user's agent over there. Folded
/// until asked for.
final class MoreChoices extends VBox {
    private static final double LABELS = 152;
    private static final int SSH_PORT = 22;
    private static final String NONE = "";

    private final Kit kit;
    private final List<Instance> others;
    private final TextField behind = new TextField();
    private final ComboBox<String> jump = new ComboBox<>();
    private final CheckBox agent = new CheckBox();
    private final VBox rows;
    private final Button fold = new Button();

    /// @param others instances that could be the way
    MoreChoices(Kit kit, List<Instance> others, Optional<LoginRequest> like, Runnable touched) {
        super(8);
        this.kit = kit;
        this.others = others;
        getStyleClass().add("login-more");
        behind.promptTextProperty().bind(kit.texts().text("keys.more.behind.prompt"));
        behind.setText(like.flatMap(LoginRequest::behind).map(Object::toString).orElse(""));
        jump.getItems().add(NONE);
        others.forEach(other -> jump.getItems().add(other.id().value()));
        jump.setValue(like.flatMap(LoginRequest::jump)
                .map(over -> over.id().value())
                .filter(jump.getItems()::contains)
                .orElse(NONE));
        jump.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : nameOf(id);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("is chosen, never typed");
            }
        });
        agent.textProperty().bind(kit.texts().text("keys.more.agent"));
        agent.setSelected(like.map(LoginRequest::agent).orElse(AgentForwarding.OFF) == AgentForwarding.ON);
        behind.setOnKeyTyped(_ -> touched.run());
        jump.setOnShowing(_ -> touched.run());
        agent.setOnAction(_ -> touched.run());
        rows = Nodes.column(
                8,
                row("keys.more.behind", behind),
                hint("keys.more.behind.hint"),
                row("keys.more.jump", jump),
                agent,
                hint("keys.more.agent.hint"));
        fold.textProperty().bind(kit.texts().text("keys.more"));
        fold.getStyleClass().addAll("flat", "compact");
        fold.setOnAction(_ -> unfold(!rows.isVisible()));
        getChildren().addAll(fold, rows);
        unfold(!isUsual());
    }

    private boolean isUsual() {
        return behind.getText().isBlank() && jump.getValue().equals(NONE) && !agent.isSelected();
    }

    /// Makes room for what is more urgent.
    void fold() {
        unfold(false);
    }

    private void unfold(boolean open) {
        rows.setVisible(open);
        rows.setManaged(open);
        fold.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-small"));
    }

    private Node row(String key, Control control) {
        Label label = Nodes.label(kit.texts().text(key), "muted");
        label.setMinWidth(LABELS);
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(kit.texts().text(key));
        return Nodes.row(8, label, Nodes.grow(control));
    }

    private Node hint(String key) {
        return Nodes.paragraph(kit.texts().text(key), "small", "muted");
    }

    private String nameOf(String id) {
        return others.stream()
                .filter(other -> other.id().value().equals(id))
                .map(other -> other.label() + "  " + String.join(", ", other.privateIps()))
                .findFirst()
                .orElseGet(() -> kit.texts().now("keys.more.jump.none"));
    }

    /// Adds what is chosen here; an address that is none is told, and nothing comes.
    Optional<LoginRequest> on(LoginRequest request, Consumer<Problem> wrong) {
        LoginRequest all = request.withAgent(agent.isSelected() ? AgentForwarding.ON : AgentForwarding.OFF);
        Optional<Instance> over = others.stream()
                .filter(other -> other.id().value().equals(jump.getValue()))
                .findFirst();
        if (over.isPresent()) {
            all = all.withJump(over.get());
        }
        String host = behind.getText().strip();
        if (host.isEmpty()) {
            return Optional.of(all);
        }
        Optional<HostAndPort> address = HostAndPort.parse(host).or(() -> HostAndPort.parse(host + ":" + SSH_PORT));
        if (address.isEmpty()) {
            wrong.accept(new Problem.InvalidInput(Problem.Input.HOST_AND_PORT, host));
            return Optional.empty();
        }
        return Optional.of(all.withBehind(address.get()));
    }
}
