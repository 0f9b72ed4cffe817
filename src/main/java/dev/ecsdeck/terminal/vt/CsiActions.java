package dev.ecsdeck.terminal.vt;

import com.techsenger.jeditermfx.core.CursorShape;
import dev.ecsdeck.terminal.screen.Editing;
import dev.ecsdeck.terminal.screen.Screen;

/// What each control sequence does. What has no line here does nothing.
final class CsiActions {
    private final Screen screen;
    private final Editing editing;
    private final ModeActions modes;
    private final SgrReader sgr;
    private final Reports reports;
    private final TitleStack titles;

    CsiActions(Screen screen, Editing editing, Reports reports, ModeActions modes, TitleStack titles) {
        this.screen = screen;
        this.editing = editing;
        this.modes = modes;
        this.sgr = new SgrReader(screen);
        this.reports = reports;
        this.titles = titles;
    }

    void run(CsiParameters p, char fin) {
        if (p.intermediate() != 0) {
            withIntermediate(p, fin);
            return;
        }
        switch (p.prefix()) {
            case 0 -> plain(p, fin);
            case '?' -> question(p, fin);
            case '>' -> greater(p, fin);
            case '=' -> {
                if (fin == 'c') {
                    reports.tertiaryAttributes();
                }
            }
            default -> {}
        }
    }

    private void plain(CsiParameters p, char fin) {
        switch (fin) {
            case 'A' -> screen.moveBy(-p.times(0), 0);
            case 'B' -> screen.moveBy(p.times(0), 0);
            case 'e' -> screen.moveDownFreely(p.times(0));
            case 'C', 'a' -> screen.moveBy(0, p.times(0));
            case 'D' -> screen.moveBy(0, -p.times(0));
            case 'E' -> {
                screen.moveBy(p.times(0), 0);
                screen.carriageReturn();
            }
            case 'F' -> {
                screen.moveBy(-p.times(0), 0);
                screen.carriageReturn();
            }
            case 'G', '`' -> screen.moveToColumn(p.times(0) - 1);
            case 'H', 'f' -> screen.moveTo(p.times(0) - 1, p.times(1) - 1);
            case 'I' -> screen.tab(p.times(0));
            case 'Z' -> screen.tabBack(p.times(0));
            case 'b' -> screen.repeat(p.times(0));
            case 'd' -> lineAbsolute(p.times(0) - 1);
            case 'm' -> sgr.read(p);
            case 'r' -> margins(p);
            case 's' -> screen.saveCursor();
            case 'u' -> screen.restoreCursor();
            case 'S' -> screen.scrollUp(screen.topMargin(), screen.bottomMargin(), p.times(0));
            case 'T' -> {
                // Five numbers ask for highlight tracking.
                if (p.count() < 5) {
                    screen.scrollDown(screen.topMargin(), screen.bottomMargin(), p.times(0));
                }
            }
            case 'g' -> clearTabs(p.get(0, 0));
            case 'h' -> modes.set(p, true);
            case 'l' -> modes.set(p, false);
            default -> edit(p, fin);
        }
    }

    private void edit(CsiParameters p, char fin) {
        switch (fin) {
            case '@' -> editing.insertBlanks(p.times(0));
            case 'J' -> editing.eraseDisplay(p.get(0, 0));
            case 'K' -> editing.eraseLine(p.get(0, 0));
            case 'L' -> editing.insertLines(p.times(0));
            case 'M' -> editing.deleteLines(p.times(0));
            case 'P' -> editing.deleteCharacters(p.times(0));
            case 'X' -> editing.eraseCharacters(p.times(0));
            case 'c' -> {
                if (p.get(0, 0) == 0) {
                    reports.primaryAttributes();
                }
            }
            case 'n' -> reports.status(p.get(0, 0));
            case 't' -> window(p);
            case 'x' -> reports.parameters(p.get(0, 0));
            default -> {}
        }
    }

    private void lineAbsolute(int row) {
        screen.moveTo(row, screen.cursorColumn());
    }

    private void margins(CsiParameters p) {
        int bottom = p.get(1, 0);
        screen.setMargins(p.times(0) - 1, (bottom == 0 ? screen.rows() : bottom) - 1);
    }

    private void clearTabs(int what) {
        if (what == 0) {
            screen.clearTab();
        } else if (what == 3) {
            screen.clearTabs();
        }
    }

    private void window(CsiParameters p) {
        switch (p.get(0, 0)) {
            case 18 -> reports.size();
            case 22 -> titles.push(p.get(1, 0));
            case 23 -> titles.pop(p.get(1, 0));
            default -> {}
        }
    }

    private void question(CsiParameters p, char fin) {
        switch (fin) {
            case 'h' -> modes.set(p, true);
            case 'l' -> modes.set(p, false);
            case 'J' -> editing.eraseDisplay(p.get(0, 0));
            case 'K' -> editing.eraseLine(p.get(0, 0));
            case 'n' -> reports.privateStatus(p.get(0, 0));
            case 'u' -> reports.keyboardFlags();
            default -> {}
        }
    }

    private void greater(CsiParameters p, char fin) {
        switch (fin) {
            case 'c' -> {
                if (p.get(0, 0) == 0) {
                    reports.secondaryAttributes();
                }
            }
            case 'q' -> {
                if (p.get(0, 0) == 0) {
                    reports.version();
                }
            }
            case 'm' -> {
                if (p.count() == 0 || p.get(0, 0) == 4) {
                    screen.modes().modifyOtherKeys = p.get(1, 0);
                }
            }
            case 'n' -> {
                if (p.get(0, 0) == 4) {
                    screen.modes().modifyOtherKeys = 0;
                }
            }
            default -> {}
        }
    }

    private void withIntermediate(CsiParameters p, char fin) {
        char intermediate = p.intermediate();
        if (intermediate == ' ' && fin == 'q' && p.prefix() == 0) {
            shape(p.get(0, 0));
        } else if (intermediate == ' ' && (fin == '@' || fin == 'A') && p.prefix() == 0) {
            editing.scrollLeft(fin == '@' ? p.times(0) : -p.times(0));
        } else if (intermediate == '$' && fin == 'p') {
            boolean isPrivate = p.prefix() == '?';
            int mode = p.get(0, 0);
            reports.mode(mode, isPrivate, modes.state(mode, isPrivate));
        } else if (intermediate == '!' && fin == 'p') {
            screen.softReset();
        }
    }

    private void shape(int number) {
        screen.modes().cursorShape = switch (number) {
            case 1 -> CursorShape.BLINK_BLOCK;
            case 3 -> CursorShape.BLINK_UNDERLINE;
            case 4 -> CursorShape.STEADY_UNDERLINE;
            case 5 -> CursorShape.BLINK_VERTICAL_BAR;
            case 6 -> CursorShape.STEADY_VERTICAL_BAR;
            default -> CursorShape.STEADY_BLOCK;
        };
    }
}
