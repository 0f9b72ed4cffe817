package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.service.keys.LoginDesk.OfferedKey;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// With what a person logs in, as one choice of a list.
sealed interface KeyChoice {
    /// A key made for this login.
    record Fresh(KeyKind kind) implements KeyChoice {}

    /// One of the user's own agent.
    record OfAgent(OfferedKey key) implements KeyChoice {}

    /// One in a file that is chosen already.
    record InFile(Path file) implements KeyChoice {}

    /// Asks for a file.
    record AnotherFile() implements KeyChoice {}

    record Password() implements KeyChoice {}

    /// Everything that can be chosen, with those keys of the agent and that file.
    static List<KeyChoice> all(List<OfferedKey> agent, List<Path> files) {
        List<KeyChoice> all = new ArrayList<>();
        for (KeyKind kind : KeyKind.values()) {
            all.add(new Fresh(kind));
        }
        agent.forEach(key -> all.add(new OfAgent(key)));
        files.forEach(file -> all.add(new InFile(file)));
        all.add(new AnotherFile());
        all.add(new Password());
        return all;
    }

    /// As a login was asked for before; a secret given then is not known any more.
    static KeyChoice of(LoginProof proof, List<OfferedKey> agent) {
        return switch (proof) {
            case LoginProof.Temporary temporary -> new Fresh(temporary.kind());
            case LoginProof.AgentKey held ->
                new OfAgent(agent.stream()
                        .filter(key -> key.fingerprint().equals(held.fingerprint()))
                        .findFirst()
                        .orElse(new OfferedKey(held.fingerprint(), held.fingerprint())));
            case LoginProof.KeyFile file -> new InFile(file.file());
            case LoginProof.Password _ -> new Password();
        };
    }

    default String words(Texts texts) {
        return switch (this) {
            case Fresh fresh -> texts.now("keys.choice.new", fresh.kind().shownName());
            case OfAgent held -> texts.now("keys.choice.agent", held.key().comment());
            case InFile file ->
                texts.now("keys.choice.file", String.valueOf(file.file().getFileName()));
            case AnotherFile _ -> texts.now("keys.choice.another-file");
            case Password _ -> texts.now("keys.choice.password");
        };
    }

    /// Whether a secret may be needed with it.
    default boolean takesSecret() {
        return this instanceof InFile || this instanceof Password;
    }

    /// The proof, with what was typed as its secret.
    default LoginProof proof(String secret) {
        return switch (this) {
            case Fresh fresh -> new LoginProof.Temporary(fresh.kind());
            case OfAgent held -> new LoginProof.AgentKey(held.key().fingerprint());
            case InFile file -> new LoginProof.KeyFile(file.file(), secret.getBytes(StandardCharsets.UTF_8));
            case Password _ -> new LoginProof.Password(secret.getBytes(StandardCharsets.UTF_8));
            case AnotherFile _ -> throw new IllegalStateException("a file is still to be chosen");
        };
    }
}
