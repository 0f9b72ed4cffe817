package dev.ecsdeck.link;

import java.io.IOException;

/// A [Link] with a screen at the other end.
public interface ShellLink extends Link {
    /// Tells the far side its screen's size. Kept and sent when the shell is there, and again after a resume; only
    /// the last of several matters. Never blocks.
    void resize(ScreenSize size) throws IOException;
}
