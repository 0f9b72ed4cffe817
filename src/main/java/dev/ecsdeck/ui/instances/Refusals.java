package dev.ecsdeck.ui.instances;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.ui.kit.Prefs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// On which instances an account was refused a session, kept for the next start. A session that opens ends it.
final class Refusals {
    private static final String LIST = "instances.refused";
    private static final int MOST = 300;

    private final Prefs prefs;
    private String account = "";

    Refusals(Prefs prefs) {
        this.prefs = prefs;
    }

    /// Speaks of this account from now on.
    void of(String accountId) {
        account = accountId;
    }

    Map<InstanceId, Refusal> all() {
        Map<InstanceId, Refusal> all = new HashMap<>();
        for (String entry : prefs.list(LIST, List.of())) {
            String[] parts = entry.split(" ", 3);
            if (parts.length == 3 && parts[2].equals(account)) {
                InstanceId.parse(parts[0])
                        .ifPresent(id -> Refusal.read(parts[1]).ifPresent(refusal -> all.put(id, refusal)));
            }
        }
        return all;
    }

    /// @return whether that is news
    boolean keep(InstanceId id, Optional<Refusal> refusal) {
        List<String> entries = new ArrayList<>(prefs.list(LIST, List.of()));
        boolean known = entries.removeIf(entry -> entry.startsWith(id.value() + " ") && entry.endsWith(" " + account));
        refusal.ifPresent(it -> entries.addFirst(id.value() + " " + it.written() + " " + account));
        if (known || refusal.isPresent()) {
            prefs.keepList(LIST, entries.subList(0, Math.min(MOST, entries.size())));
            return true;
        }
        return false;
    }
}
