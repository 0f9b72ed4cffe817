package dev.ecsdeck.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.ecsdeck.model.Settings.LogLevel;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.logs.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/// Wires the logging backend: a file that rolls over, the recent lines, and standard error when asked for. Every line
/// goes through the redaction first, whichever way it takes.
final class LogFiles {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0} %msg%n%ex";
    private static final int KEPT_FILES = 4;
    private static final long FILE_BYTES = 2 * 1024 * 1024L;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Redaction redaction;

    LogFiles(Redaction redaction) {
        this.redaction = redaction;
    }

    /// Begins to log into `name` in the book's directory. Without a directory to write into, only the book is kept.
    void start(String name, LogBook book) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        add(root, new BookAppender(book, redaction));
        if (makeDirectory(book.directory())) {
            add(root, file(book.directory(), name));
        }
    }

    /// Also shows everything on standard error.
    void startVerbose() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        console.setEncoder(encoder());
        add(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), console);
    }

    /// Only our own code is heard below warnings: libraries log bytes and headers there.
    void level(LogLevel level) {
        Level chosen = switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
        context.getLogger("dev.ecsdeck").setLevel(chosen);
    }

    private void add(Logger root, Appender<ILoggingEvent> appender) {
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    private RollingFileAppender<ILoggingEvent> file(Path directory, String name) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(directory.resolve(name + ".log").toString());
        file.setEncoder(encoder());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(directory.resolve(name + ".%i.log").toString());
        rolling.setMaxIndex(KEPT_FILES);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(size);
        return file;
    }

    private LayoutWrappingEncoder<ILoggingEvent> encoder() {
        PatternLayout layout = new RedactedLayout(redaction);
        layout.setContext(context);
        layout.setPattern(PATTERN);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static boolean makeDirectory(Path directory) {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(directory);
            }
            return true;
        } catch (IOException readOnly) {
            return false;
        }
    }

    /// A line with its stack trace, cleaned as a whole: a secret may stand in an exception's message.
    private static final class RedactedLayout extends PatternLayout {
        private final Redaction redaction;

        RedactedLayout(Redaction redaction) {
            this.redaction = redaction;
        }

        @Override
        public String doLayout(ILoggingEvent event) {
            return redaction.clean(super.doLayout(event));
        }
    }

    /// Hands each line to the book.
    private static final class BookAppender extends AppenderBase<ILoggingEvent> {
        private final LogBook book;
        private final Redaction redaction;

        BookAppender(LogBook book, Redaction redaction) {
            this.book = book;
            this.redaction = redaction;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String logger = event.getLoggerName();
            String trace = event.getThrowableProxy() == null
                    ? ""
                    : "\n"
                            + ThrowableProxyUtil.asString(event.getThrowableProxy())
                                    .stripTrailing();
            book.add(
                    event.getInstant(),
                    levelOf(event.getLevel()),
                    logger.substring(logger.lastIndexOf('.') + 1),
                    redaction.clean(event.getFormattedMessage() + trace));
        }

        private static LogLevel levelOf(Level level) {
            return switch (level.toInt()) {
                case Level.ERROR_INT -> LogLevel.ERROR;
                case Level.WARN_INT -> LogLevel.WARN;
                case Level.INFO_INT -> LogLevel.INFO;
                default -> LogLevel.DEBUG;
            };
        }
    }
}
