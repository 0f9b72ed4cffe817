package dev.ecsdeck.ssh;

import com.jcraft.jsch.JSchException;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.problem.ProblemException;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What JSch's exceptions mean. The library tells failures apart by their text alone, so this is the one place that
/// reads those texts.
final class SshFailures {
    private SshFailures() {}

    static Problem whileConnecting(JSchException failed, SshTarget target, Login login) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException named) {
                return named.problem();
            }
        }
        String text = text(failed);
        String words = text.toLowerCase(Locale.ROOT);
        SshFault fault = fault(failed, words, login);
        return new Problem.SshFailed(fault, target.user(), text);
    }

    private static SshFault fault(JSchException failed, String words, Login login) {
        if (words.startsWith("auth fail")
                || words.startsWith("auth cancel")
                || words.contains("too many authentication")) {
            return login instanceof Login.WithPassword ? SshFault.PASSWORD_REFUSED : SshFault.KEY_REFUSED;
        }
        if (words.contains("algorithm negotiation fail")) {
            return SshFault.NO_COMMON_ALGORITHM;
        }
        if (words.contains("invalid server's version string") || words.contains("closed by foreign host")) {
            return SshFault.NOT_SSH;
        }
        boolean silent = words.contains("timeout") || words.contains("nothing came for");
        for (Throwable cause = failed.getCause(); cause != null && !silent; cause = cause.getCause()) {
            silent = cause instanceof InterruptedIOException;
        }
        return silent ? SshFault.SILENT : SshFault.BROKEN;
    }

    static Problem of(SshFault fault, SshTarget target, Throwable failed) {
        return new Problem.SshFailed(fault, target.user(), text(failed));
    }

    private static String text(Throwable failed) {
        @Nullable String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }
}
