package dev.ecsdeck.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/// The process's three streams, as bytes.
///
/// @param terminal what is known of the terminal that they may be connected to
public record Streams(InputStream in, OutputStream out, OutputStream err, TerminalDoor terminal) {
    /// The real ones, without a buffer between: what is typed and what is answered must not wait.
    public static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new SystemTerminal());
    }
}
