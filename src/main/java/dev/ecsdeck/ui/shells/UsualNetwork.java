package dev.ecsdeck.ui.shells;

import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.shells.ShellRequest;
import java.util.Map;

/// By which network sessions of the account in use go, unless somebody says otherwise.
final class UsualNetwork {
    private UsualNetwork() {}

    static ShellRequest.Network of(Settings settings) {
        Map<String, String> notes = settings.notes();
        String account = notes.getOrDefault("account.last", "");
        return notes.getOrDefault("account.network." + account, "").equals(ShellRequest.Network.INTRANET.name())
                ? ShellRequest.Network.INTRANET
                : ShellRequest.Network.INTERNET;
    }
}
