package dev.ecsdeck.ui.instances;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import dev.ecsdeck.ui.kit.Page;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/// The first tab: the list of instances.
public final class InstancesPage implements Page {
    private final Kit kit;
    private final InstancesView view;
    private final Node sign = Nodes.icon(Feather.SERVER, "icon-small");

    public InstancesPage(Kit kit, InstancesView view) {
        this.kit = kit;
        this.view = view;
    }

    @Override
    public String key() {
        return "instances";
    }

    @Override
    public ObservableValue<String> title() {
        return kit.texts().text("instances.title");
    }

    @Override
    public Node sign() {
        return sign;
    }

    @Override
    public ObservableValue<String> standing() {
        return new ReadOnlyStringWrapper("");
    }

    @Override
    public ObservableValue<Optional<String>> environment() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    @Override
    public ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("");
    }

    @Override
    public boolean hasScopes() {
        return true;
    }

    @Override
    public Parent content() {
        return view;
    }

    @Override
    public void focus() {
        view.focusList();
    }

    @Override
    public void mayClose(Runnable go) {
        // The list stays.
    }

    @Override
    public void close() {
        // Ends with the window.
    }
}
