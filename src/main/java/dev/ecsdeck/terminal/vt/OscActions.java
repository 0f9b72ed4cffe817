package dev.ecsdeck.terminal.vt;

import dev.ecsdeck.terminal.screen.Extra;
import dev.ecsdeck.terminal.screen.Prompts;
import dev.ecsdeck.terminal.screen.Screen;
import dev.ecsdeck.terminal.screen.Spot;
import dev.ecsdeck.terminal.vt.TerminalEvents.PromptMark;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Operating system commands: titles, colours, links, clipboard, directory, prompt marks.
final class OscActions {
    private static final int LONGEST_LINK = 2083;
    private static final int LONGEST_CLIPBOARD = 1 << 20;

    private final Screen screen;
    private final ColourOverrides colours;
    private final Reports reports;
    private final TitleStack titles;
    private final TerminalEvents events;

    OscActions(Screen screen, ColourOverrides colours, Reports reports, TitleStack titles, TerminalEvents events) {
        this.screen = screen;
        this.colours = colours;
        this.reports = reports;
        this.titles = titles;
        this.events = events;
    }

    void run(String text) {
        int semicolon = text.indexOf(';');
        String code = semicolon < 0 ? text : text.substring(0, semicolon);
        String rest = semicolon < 0 ? "" : text.substring(semicolon + 1);
        switch (code) {
            case "0", "2" -> titles.set(clean(rest));
            case "4" -> palette(rest);
            case "7" -> events.directory(clean(rest));
            case "8" -> link(rest);
            case "10" -> dynamic(ColourOverrides.FOREGROUND, rest);
            case "11" -> dynamic(ColourOverrides.BACKGROUND, rest);
            case "12" -> dynamic(ColourOverrides.CURSOR, rest);
            case "52" -> clipboard(rest);
            case "104" -> resetPalette(rest);
            case "110" -> reset(ColourOverrides.FOREGROUND);
            case "111" -> reset(ColourOverrides.BACKGROUND);
            case "112" -> reset(ColourOverrides.CURSOR);
            case "133" -> mark(rest);
            default -> {}
        }
    }

    private static String clean(String text) {
        return text.codePoints()
                .filter(codePoint -> !Character.isISOControl(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void palette(String rest) {
        String[] parts = rest.split(";", -1);
        for (int index = 0; index + 1 < parts.length; index += 2) {
            OptionalInt slot = number(parts[index]);
            if (slot.isPresent()) {
                colour("4;" + slot.getAsInt(), slot.getAsInt(), parts[index + 1]);
            }
        }
    }

    /// OSC 10, 11 and 12 take a list: the second colour is for the next of the three.
    private void dynamic(int first, String rest) {
        int slot = first;
        for (String spec : rest.split(";", -1)) {
            if (slot <= ColourOverrides.CURSOR) {
                colour(Integer.toString(10 + slot - ColourOverrides.FOREGROUND), slot, spec);
            }
            slot++;
        }
    }

    private void colour(String prefix, int slot, String spec) {
        if (spec.equals("?")) {
            reports.colour(prefix, colours.get(slot).orElseGet(() -> events.themeColour(slot)));
            return;
        }
        ColourSpec.parse(spec).ifPresent(rgb -> {
            colours.set(slot, rgb);
            events.coloursChanged();
        });
    }

    private void resetPalette(String rest) {
        if (rest.isEmpty()) {
            colours.clearPalette();
        } else {
            for (String part : rest.split(";", -1)) {
                number(part).ifPresent(colours::clear);
            }
        }
        events.coloursChanged();
    }

    private void reset(int slot) {
        colours.clear(slot);
        events.coloursChanged();
    }

    private static OptionalInt number(String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(text);
        return value < 256 ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private void link(String rest) {
        int semicolon = rest.indexOf(';');
        if (semicolon < 0) {
            return;
        }
        String uri = clean(rest.substring(semicolon + 1));
        Extra old = screen.penExtra();
        if (uri.isEmpty() || uri.length() > LONGEST_LINK) {
            screen.setPen(screen.pen(), new Extra(old.underlineColour(), null, ""));
            return;
        }
        String id = "";
        for (String parameter : rest.substring(0, semicolon).split(":", -1)) {
            if (parameter.startsWith("id=")) {
                id = parameter.substring(3);
            }
        }
        screen.setPen(screen.pen(), new Extra(old.underlineColour(), uri, id));
    }

    /// Only writing: a question for the clipboard's content gets no answer.
    private void clipboard(String rest) {
        int semicolon = rest.indexOf(';');
        String encoded = semicolon < 0 ? "?" : rest.substring(semicolon + 1);
        if (encoded.equals("?") || encoded.length() > LONGEST_CLIPBOARD) {
            return;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder().decode(encoded);
            events.clipboard(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            // Nothing that could be put on a clipboard.
        }
    }

    private void mark(String rest) {
        if (rest.isEmpty()) {
            return;
        }
        PromptMark mark = switch (rest.charAt(0)) {
            case 'A' -> PromptMark.PROMPT;
            case 'B' -> PromptMark.COMMAND;
            case 'C' -> PromptMark.OUTPUT;
            case 'D' -> PromptMark.END;
            default -> null;
        };
        if (mark == null || screen.isAlternate()) {
            return;
        }
        Spot at = screen.cursor();
        Integer status = mark == PromptMark.END ? exitStatus(rest) : null;
        switch (mark) {
            case PROMPT -> screen.prompts().prompt(at);
            case COMMAND -> screen.prompts().command(at);
            case OUTPUT -> screen.prompts().output(at);
            case END -> screen.prompts().end(at, status == null ? Prompts.UNKNOWN : status);
        }
        events.mark(mark, at.line(), status);
    }

    private static @Nullable Integer exitStatus(String rest) {
        String[] parts = rest.split(";", -1);
        OptionalInt status = parts.length > 1 ? number(parts[1]) : OptionalInt.empty();
        return status.isPresent() ? (Integer) status.getAsInt() : null;
    }
}
