package dev.ecsdeck.ui.kit;

import java.util.List;
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
    private final ObservableValue<List<Task>> tasks;

    public PlainPage(
            String key, Feather icon, ObservableValue<String> title, Parent content, Runnable focus, Runnable close) {
        this(key, icon, title, content, focus, close, new ReadOnlyObjectWrapper<>(List.of()));
    }

    /// @param tasks what goes on there
    public PlainPage(
            String key,
            Feather icon,
            ObservableValue<String> title,
            Parent content,
            Runnable focus,
            Runnable close,
            ObservableValue<List<Task>> tasks) {
        this.key = key;
        this.title = title;
        this.sign = Nodes.icon(icon, "icon-small");
        this.content = content;
        this.focus = focus;
        this.close = close;
        this.tasks = tasks;
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
    public ObservableValue<Optional<Environment>> environment() {
        return new ReadOnlyObjectWrapper<>(Optional.empty());
    }

    @Override
    public ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("");
    }

    @Override
    public ObservableValue<List<Task>> tasks() {
        return tasks;
    }

    @Override
    public boolean hasScopes() {
        return key.equals("instances");
    }

    /// The preferences have a list of their own there.
    @Override
    public boolean hasSidebar() {
        return !key.equals("settings");
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
