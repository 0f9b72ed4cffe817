package dev.ecsdeck.terminal.screen;

import org.jspecify.annotations.Nullable;

/// What few cells have: a colour of their underline, a link. Shared by all cells written with one pen.
///
/// @param underlineColour as in [Style], the default one if the text's colour serves
/// @param link the target of an OSC 8 link, or null
/// @param linkId groups cells of one link that are apart
public record Extra(int underlineColour, @Nullable String link, String linkId) {
    public static final Extra NONE = new Extra(Style.DEFAULT_COLOUR, null, "");

    public boolean isNone() {
        return underlineColour == Style.DEFAULT_COLOUR && link == null;
    }
}
