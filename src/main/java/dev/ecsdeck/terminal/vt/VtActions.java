package dev.ecsdeck.terminal.vt;

import dev.ecsdeck.terminal.screen.Editing;
import dev.ecsdeck.terminal.screen.Screen;

/// Hands what the parser found to those who do it.
final class VtActions implements VtHandler {
    private final Screen screen;
    private final Editing editing;
    private final ColourOverrides colours;
    private final TerminalEvents events;
    private final Reports reports;
    private final CsiActions csi;
    private final OscActions osc;

    VtActions(Screen screen, ColourOverrides colours, Reports reports, TerminalEvents events) {
        this.screen = screen;
        this.colours = colours;
        this.events = events;
        this.reports = reports;
        this.editing = new Editing(screen);
        TitleStack titles = new TitleStack(events);
        this.csi = new CsiActions(screen, editing, reports, new ModeActions(screen, editing), titles);
        this.osc = new OscActions(screen, colours, reports, titles, events);
    }

    @Override
    public void print(char[] text, int from, int to) {
        screen.print(text, from, to);
    }

    @Override
    public void control(char control) {
        switch (control) {
            case 0x07 -> events.bell();
            case '\b' -> screen.backspace();
            case '\t' -> screen.tab(1);
            case '\n', 0x0b, '\f' -> screen.lineFeed();
            case '\r' -> screen.carriageReturn();
            case 0x0e -> screen.lockCharset(1);
            case 0x0f -> screen.lockCharset(0);
            default -> {}
        }
    }

    @Override
    public void escape(char intermediate, char fin) {
        switch (intermediate) {
            case 0 -> plainEscape(fin);
            case '(', ')', '*', '+' -> screen.designate(intermediate - '(', fin);
            case '#' -> {
                if (fin == '8') {
                    editing.fillWithE();
                }
            }
            default -> {}
        }
    }

    private void plainEscape(char fin) {
        switch (fin) {
            case '7' -> screen.saveCursor();
            case '8' -> screen.restoreCursor();
            case '=' -> screen.modes().applicationKeypad = true;
            case '>' -> screen.modes().applicationKeypad = false;
            case 'D' -> screen.index();
            case 'E' -> {
                screen.carriageReturn();
                screen.index();
            }
            case 'H' -> screen.setTab();
            case 'M' -> screen.reverseIndex();
            case 'N' -> screen.shiftOnce(2);
            case 'O' -> screen.shiftOnce(3);
            case 'Z' -> reports.primaryAttributes();
            case 'c' -> {
                screen.reset();
                colours.reset();
                events.coloursChanged();
            }
            case 'n' -> screen.lockCharset(2);
            case 'o' -> screen.lockCharset(3);
            default -> {}
        }
    }

    @Override
    public void csi(CsiParameters parameters, char fin) {
        csi.run(parameters, fin);
        if (fin != 'b' && fin != 'm') {
            screen.forgetLast();
        }
    }

    @Override
    public void osc(String text) {
        osc.run(text);
    }

    @Override
    public void dcs(CsiParameters parameters, char fin, String text) {
        reports.deviceControl(parameters, fin, text);
    }
}
