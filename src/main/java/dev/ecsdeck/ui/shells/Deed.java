package dev.ecsdeck.ui.shells;

import org.kordamp.ikonli.feather.Feather;

/// What can be done in a tab of shells, in its menus, on keys and in the palette.
public enum Deed {
    SPLIT_RIGHT("split-right", Feather.COLUMNS, "Shortcut+Shift+E"),
    SPLIT_DOWN("split-down", Feather.CREDIT_CARD, "Shortcut+Shift+H"),
    SPLIT_RIGHT_OTHER("split-right-other", Feather.COLUMNS, ""),
    SPLIT_DOWN_OTHER("split-down-other", Feather.CREDIT_CARD, ""),
    NEXT_PANE("next-pane", Feather.CORNER_DOWN_RIGHT, "Shortcut+Shift+G"),
    CLOSE_PANE("close-pane", Feather.X, ""),
    BROADCAST_TAB("broadcast-tab", Feather.RADIO, ""),
    BROADCAST("broadcast", Feather.RADIO, "Shortcut+Shift+M"),
    BROADCAST_STOP("broadcast-stop", Feather.X_CIRCLE, ""),
    PREVIOUS_PROMPT("previous-prompt", Feather.CHEVRON_UP, "Shortcut+Shift+Z"),
    NEXT_PROMPT("next-prompt", Feather.CHEVRON_DOWN, "Shortcut+Shift+X"),
    SELECT_OUTPUT("select-output", Feather.ALIGN_LEFT, ""),
    COPY_OUTPUT("copy-output", Feather.COPY, ""),
    PROMPT_SETUP_BASH("prompt-setup-bash", Feather.CLIPBOARD, ""),
    PROMPT_SETUP_ZSH("prompt-setup-zsh", Feather.CLIPBOARD, "");

    private final String id;
    private final Feather icon;
    private final String keys;

    Deed(String id, Feather icon, String keys) {
        this.id = id;
        this.icon = icon;
        this.keys = keys;
    }

    public String id() {
        return id;
    }

    public Feather icon() {
        return icon;
    }

    /// What to press; empty for none.
    public String keys() {
        return keys;
    }

    /// The key of its name.
    public String nameKey() {
        return "shells.deed." + id;
    }
}
