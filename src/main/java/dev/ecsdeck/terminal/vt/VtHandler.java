package dev.ecsdeck.terminal.vt;

/// What a [VtParser] found.
interface VtHandler {
    /// Text without control characters.
    void print(char[] text, int from, int to);

    /// A C0 control.
    void control(char control);

    /// @param intermediate the last of the characters between ESC and the final one, or 0
    void escape(char intermediate, char fin);

    void csi(CsiParameters parameters, char fin);

    void osc(String text);

    /// A device control string, complete.
    void dcs(CsiParameters parameters, char fin, String text);
}
