package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.Login;
import dev.ecsdeck.ssh.OwnKey;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.ssh.UserAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// A proof that can be used now. Closing it wipes whatever secret was made or read for it.
record ReadyProof(Login login, Optional<String> publicLine, Runnable wipe) implements AutoCloseable {
    private static final String PUBLIC = ".pub";
    private static final int LONGEST_LINE = 64 * 1024;

    static ReadyProof of(LoginProof proof, UserAgent agent, Function<KeyKind, TemporaryKey> maker)
            throws ProblemException {
        return switch (proof) {
            case LoginProof.Temporary(var kind) -> {
                TemporaryKey key = maker.apply(kind);
                yield new ReadyProof(new Login.WithKey(key), Optional.of(key.publicLine()), key::close);
            }
            case LoginProof.AgentKey(var fingerprint) -> of(agent.key(fingerprint));
            case LoginProof.KeyFile file -> of(file, agent);
            case LoginProof.Password given -> {
                byte[] once = taken(given.password());
                yield new ReadyProof(new Login.WithPassword(once), Optional.empty(), () -> Arrays.fill(once, (byte) 0));
            }
        };
    }

    private static ReadyProof of(OwnKey key) {
        return new ReadyProof(new Login.WithOwnKey(key), Optional.of(key.publicLine()), key::close);
    }

    private static ReadyProof of(LoginProof.KeyFile given, UserAgent agent) throws ProblemException {
        Path file = given.file();
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(PUBLIC)) {
            return of(OwnKey.read(file, taken(given.passphrase())));
        }
        String line = blobOf(file);
        for (OwnKey held : agent.keys()) {
            if (held.publicLine().equals(line)) {
                return of(held);
            }
        }
        Path beside = file.resolveSibling(name.substring(0, name.length() - PUBLIC.length()));
        if (!Files.isRegularFile(beside)) {
            throw new ProblemException(new Problem.OwnKeyUnusable(OwnKeyFault.NO_PRIVATE_KEY, file.toString()));
        }
        return of(OwnKey.read(beside, taken(given.passphrase())));
    }

    /// The first two words of a public key's line.
    private static String blobOf(Path file) throws ProblemException {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.UTF_8);
            String[] words = text.strip().split("\\s+", 3);
            return words.length < 2 ? "" : words[0] + " " + words[1];
        } catch (IOException unreadable) {
            Problem.FileFault fault = Files.exists(file) ? Problem.FileFault.NOT_ALLOWED : Problem.FileFault.MISSING;
            throw new ProblemException(new Problem.FileUnusable(file.toString(), fault, ""), unreadable);
        }
    }

    /// A copy, with the original wiped; empty where it was wiped before.
    private static byte[] taken(byte[] secret) {
        boolean isBlank = true;
        for (byte b : secret) {
            isBlank &= b == 0;
        }
        byte[] copy = isBlank ? new byte[0] : secret.clone();
        Arrays.fill(secret, (byte) 0);
        return copy;
    }

    @Override
    public void close() {
        wipe.run();
    }
}
