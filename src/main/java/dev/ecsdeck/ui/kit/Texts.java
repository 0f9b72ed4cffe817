package dev.ecsdeck.ui.kit;

import dev.ecsdeck.text.Messages;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The sentences of the screens in the language chosen now. What was bound through [#text] follows a change at once.
public final class Texts {
    private final ReadOnlyObjectWrapper<Messages> messages;

    public Texts(Locale locale) {
        this.messages = new ReadOnlyObjectWrapper<>(Messages.of(locale));
    }

    /// Changes the language of everything on the screen.
    public void speak(Locale locale) {
        if (!Messages.of(locale).locale().equals(locale())) {
            messages.set(Messages.of(locale));
        }
    }

    public ReadOnlyObjectProperty<Messages> messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    public Messages messages() {
        return messages.get();
    }

    public Locale locale() {
        return messages.get().locale();
    }

    public boolean isChinese() {
        return locale().getLanguage().equals("zh");
    }

    /// The sentence of `key` as it is now.
    public String now(String key, Object... arguments) {
        return messages.get().text(key, arguments);
    }

    /// The sentence of `key`, following the language and those `arguments` that are observable.
    public StringBinding text(String key, Object... arguments) {
        ObservableValue<?>[] watched = Stream.concat(
                        Stream.of(messages), Stream.of(arguments).filter(ObservableValue.class::isInstance))
                .toArray(ObservableValue<?>[]::new);
        return Bindings.createStringBinding(() -> now(key, valuesOf(arguments)), watched);
    }

    private static Object[] valuesOf(Object[] arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i] instanceof ObservableValue<?> observable
                    ? String.valueOf(observable.getValue())
                    : arguments[i];
        }
        return values;
    }
}
