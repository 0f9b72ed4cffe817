package dev.ecsdeck.ui.log;

import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.ui.kit.Texts;
import java.util.Locale;
import javafx.util.StringConverter;

/// Log levels in words.
final class LevelWords extends StringConverter<LogLevel> {
    private final Texts texts;

    private LevelWords(Texts texts) {
        this.texts = texts;
    }

    static LevelWords of(Texts texts) {
        return new LevelWords(texts);
    }

    @Override
    public String toString(LogLevel level) {
        return level == null ? "" : texts.now("log.level." + level.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public LogLevel fromString(String text) {
        throw new UnsupportedOperationException("is chosen, never typed");
    }
}
