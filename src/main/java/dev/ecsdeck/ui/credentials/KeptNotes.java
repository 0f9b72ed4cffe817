package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ui.kit.Prefs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// For whom a password is in the keychain, which itself cannot be asked for a list.
final class KeptNotes {
    private static final String LIST = "credentials.kept";

    private KeptNotes() {}

    static List<LoginName> on(Prefs prefs, InstanceId instance) {
        String head = instance + " ";
        return prefs.list(LIST, List.of()).stream()
                .filter(line -> line.startsWith(head))
                .map(line -> LoginName.parse(line.substring(head.length())))
                .flatMap(Optional::stream)
                .toList();
    }

    static void add(Prefs prefs, InstanceId instance, LoginName user) {
        remove(prefs, instance, user);
        prefs.keepList(
                LIST,
                Stream.concat(prefs.list(LIST, List.of()).stream(), Stream.of(instance + " " + user))
                        .toList());
    }

    static void remove(Prefs prefs, InstanceId instance, LoginName user) {
        prefs.keepList(
                LIST,
                prefs.list(LIST, List.of()).stream()
                        .filter(line -> !line.equals(instance + " " + user))
                        .toList());
    }
}
