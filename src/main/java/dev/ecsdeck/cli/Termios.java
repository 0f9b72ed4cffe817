package dev.ecsdeck.cli;

import dev.ecsdeck.link.ScreenSize;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/// The settings of the terminal on standard input, kept as the system's own bytes: a library that knows only some
/// of them would leave out the line's speed when it writes them back, which hangs up a serial line. POSIX systems
/// only.
@SuppressWarnings("restricted") // the system is asked by its own functions; the flags of a start allow it
final class Termios {
    private static final int INPUT = 0;
    private static final int NOW = 0;
    /// More than the structure takes on any system (60 bytes on Linux, 72 on macOS).
    private static final int ROOM = 256;

    private static final long ECHO = 0x8;
    private static final boolean IS_MAC = System.getProperty("os.name", "").startsWith("Mac");

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = linker.defaultLookup();
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment before = arena.allocate(ROOM);

    /// Reads the settings as they are now.
    ///
    /// @throws IOException if standard input is no terminal
    Termios() throws IOException {
        MethodHandle read = function(
                "tcgetattr", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        if (call(() -> (int) read.invokeExact(INPUT, before)) != 0) {
            throw new IOException("standard input is no terminal");
        }
    }

    static boolean isKnownHere() {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /// Every key as its bytes, nothing shown, nothing translated in either direction.
    void raw() {
        MemorySegment raw = copy();
        MethodHandle make = function("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        call(() -> {
            make.invokeExact(raw);
            return 0;
        });
        write(raw);
    }

    /// Lines as before, but what is typed is not shown.
    void silent() {
        MemorySegment silent = copy();
        // The local modes are the fourth of the leading words, which are longer on macOS.
        if (IS_MAC) {
            long modes = silent.get(ValueLayout.JAVA_LONG_UNALIGNED, 3 * Long.BYTES);
            silent.set(ValueLayout.JAVA_LONG_UNALIGNED, 3 * Long.BYTES, modes & ~ECHO);
        } else {
            int modes = silent.get(ValueLayout.JAVA_INT_UNALIGNED, 3 * Integer.BYTES);
            silent.set(ValueLayout.JAVA_INT_UNALIGNED, 3 * Integer.BYTES, modes & ~(int) ECHO);
        }
        write(silent);
    }

    /// As they were. A terminal that is gone is left alone.
    void restore() {
        write(before);
    }

    /// The terminal's size now; the usual one where it does not know.
    ScreenSize size() {
        MemorySegment answer = arena.allocate(ROOM);
        MethodHandle ask = linker.downcallHandle(
                library.findOrThrow("ioctl"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(2));
        long question = IS_MAC ? 0x40087468L : 0x5413L; // TIOCGWINSZ
        int failed = call(() -> (int) ask.invokeExact(INPUT, question, answer));
        int rows = Short.toUnsignedInt(answer.get(ValueLayout.JAVA_SHORT, 0));
        int columns = Short.toUnsignedInt(answer.get(ValueLayout.JAVA_SHORT, Short.BYTES));
        boolean sound = failed == 0 && rows > 0 && columns > 0 && rows <= Short.MAX_VALUE && columns <= Short.MAX_VALUE;
        return sound ? new ScreenSize(rows, columns) : ScreenSize.DEFAULT;
    }

    private MemorySegment copy() {
        return arena.allocate(ROOM).copyFrom(before);
    }

    private void write(MemorySegment settings) {
        MethodHandle set = function(
                "tcsetattr",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        call(() -> (int) set.invokeExact(INPUT, NOW, settings));
    }

    private MethodHandle function(String name, FunctionDescriptor shape) {
        return linker.downcallHandle(library.findOrThrow(name), shape);
    }

    private interface Call {
        int run() throws Throwable;
    }

    /// A method handle may throw anything in its signature; these C functions throw nothing.
    private static int call(Call call) {
        try {
            return call.run();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
