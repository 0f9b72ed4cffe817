package dev.ecsdeck.link;

/// A terminal's size in character cells, each 1 to 32,767 (16 bits signed on the wire).
public record ScreenSize(int rows, int columns) {
    public static final ScreenSize DEFAULT = new ScreenSize(24, 80);

    public ScreenSize {
        if (rows < 1 || rows > Short.MAX_VALUE || columns < 1 || columns > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a screen of " + rows + " rows and " + columns + " columns");
        }
    }
}
