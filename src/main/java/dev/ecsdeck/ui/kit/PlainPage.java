package dev.ecsdeck.ui.kit;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/// A page that is one screen of the program: no environment, nothing that its closing could end.
public final class PlainPage implements Page {
    private final String key;
    private final ObservableValue<String> title;
    private final Node sign;
    private final Parent content;
    private final Runnable focus;
    private final Runnable close;

    public PlainPage(
            String key, Feather icon, ObservableValue<String> title, Parent content, Runnable focus, Runnable close) {
        this.key = key;
        this.title = title;
        this.sign = Nodes.icon(icon, "icon-small");
        this.content = content;
        this.focus = focus;
        this.close = close;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public ObservableValue<String> title() {
        return title;
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
        return key.equals("instances");
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void focus() {
        focus.run();
    }

    @Override
    public void mayClose(Runnable go) {
        go.run();
    }

    @Override
    public void close() {
        close.run();
    }
}
