package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.service.keys.LoginProof;
import dev.ecsdeck.service.keys.LoginRequest;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Prefs;
import java.util.ArrayList;
import java.util.List;

/// What worked before: the user of each instance, and the kind of key. Secrets and files are not kept.
final class LoginMemory {
    private static final String USERS = "ssh.users";
    private static final String KEY = "ssh.key";
    private static final int REMEMBERED = 500;

    private LoginMemory() {}

    /// The user who logged in there last; before that, whom its image suggests.
    static String userOf(Prefs prefs, Instance instance) {
        String head = instance.id().value() + " ";
        return prefs.list(USERS, List.of()).stream()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()))
                .filter(name -> LoginName.parse(name).isPresent())
                .findFirst()
                .orElse(LoginName.usualFor(instance.windows()).value());
    }

    static KeyKind kind(Prefs prefs) {
        String name = prefs.now().notes().getOrDefault(KEY, "");
        return List.of(KeyKind.values()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(KeyKind.RSA_2048);
    }

    static void keep(Prefs prefs, LoginRequest request) {
        String head = request.instance().id().value() + " ";
        List<String> users = new ArrayList<>();
        users.add(head + request.user());
        prefs.list(USERS, List.of()).stream()
                .filter(line -> !line.startsWith(head))
                .limit(REMEMBERED - 1)
                .forEach(users::add);
        prefs.keepList(USERS, users);
        if (request.proof() instanceof LoginProof.Temporary temporary) {
            prefs.change(settings -> settings.withNote(KEY, temporary.kind().name()));
        }
    }
}
