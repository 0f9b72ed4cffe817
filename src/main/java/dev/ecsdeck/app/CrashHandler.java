package dev.ecsdeck.app;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Where bugs end: each gets a short code that is the same for the same place, is logged with it, and told to the
/// face in use, once a code.
public final class CrashHandler implements UncaughtExceptionHandler {
    private final Consumer<String> face;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /// @param face shows the code to the person; called on the thread that failed
    public CrashHandler(Consumer<String> face) {
        this.face = face;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable bug) {
        String code = noted(thread, bug);
        if (told.add(code)) {
            face.accept(code);
        }
    }

    /// Logs a bug.
    ///
    /// @return its code
    static String noted(Thread thread, Throwable bug) {
        String code = codeOf(bug);
        LoggerFactory.getLogger(CrashHandler.class).error("crash {} in thread {}", code, thread.getName(), bug);
        return code;
    }

    /// Four letters and digits made of the kind of failure and where it came from, never of its message.
    static String codeOf(Throwable bug) {
        int hash = bug.getClass().getName().hashCode();
        for (StackTraceElement element : bug.getStackTrace()) {
            if (element.getClassName().startsWith("dev.ecsdeck.")) {
                hash = 31 * hash + (element.getClassName() + element.getMethodName()).hashCode();
                break;
            }
        }
        String digits = "0000" + Integer.toString(Math.floorMod(hash, 36 * 36 * 36 * 36), 36);
        return digits.substring(digits.length() - 4).toUpperCase(Locale.ROOT);
    }
}
