package dev.ecsdeck.ui.shells;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.shells.ShellRequest;
import java.util.Map;

/// By which network sessions of an account go, unless somebody says otherwise.
final class UsualNetwork {
    private UsualNetwork() {}

    static ShellRequest.Network of(Settings settings, Instance instance) {
        Map<String, String> notes = settings.notes();
        String account = instance.account().isEmpty() ? notes.getOrDefault("account.last", "") : instance.account();
        return notes.getOrDefault("account.network." + account, "").equals(ShellRequest.Network.INTRANET.name())
                ? ShellRequest.Network.INTRANET
                : ShellRequest.Network.INTERNET;
    }
}
