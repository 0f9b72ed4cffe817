package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.credentials.ConfigFile;
import dev.ecsdeck.cloud.credentials.CredentialMode;
import dev.ecsdeck.cloud.credentials.Profile;
import dev.ecsdeck.cloud.credentials.Profiles;
import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import dev.ecsdeck.store.secrets.Keychain;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Profiles whose secrets are in the system's keychain. What is no secret, and the names of the fields that are,
/// stand in a file of ours in the vendor's form.
public final class KeptProfiles {
    /// Names, apart by blanks, of the fields that are in the keychain.
    private static final String KEPT = "kept_in_keychain";

    private final ConfigFile file;
    private final Keychain keychain;

    public KeptProfiles(Path file, Keychain keychain, Workers workers) {
        this.file = new ConfigFile(file, workers);
        this.keychain = keychain;
    }

    /// The keychain of this system, where it has one. May block.
    public Optional<KeychainKind> keychain() {
        return keychain.kind();
    }

    /// What is known without opening the keychain.
    Profiles open() throws ProblemException {
        return file.read();
    }

    Path path() {
        return file.path();
    }

    public List<Shown> list() throws ProblemException {
        Profiles profiles = file.read();
        return profiles.all().stream()
                .map(profile -> withoutNames(ProfileService.shown(profile, profiles.current())))
                .toList();
    }

    private static Shown withoutNames(Shown shown) {
        Map<String, String> fields = new TreeMap<>(shown.fields());
        fields.remove(KEPT);
        return new Shown(shown.name(), shown.mode(), shown.isCurrent(), fields);
    }

    /// The profile with its secrets, out of the keychain.
    ///
    /// @throws ProblemException if there is none of that name, or the keychain does not give them
    Profile whole(String name) throws ProblemException {
        Profile open = file.read().named(name).orElseThrow(() -> ProfileService.noSuch(name, file.path()));
        Map<String, String> fields = new TreeMap<>(open.fields());
        fields.remove(KEPT);
        for (String field : kept(open)) {
            fields.put(
                    field,
                    keychain.read(item(name, field))
                            .orElseThrow(() -> new ProblemException(
                                    new Problem.KeychainUnusable(KeychainFault.EMPTY, name + ", " + field))));
        }
        return new Profile(name, fields);
    }

    /// Keeps these fields, by their names in the vendor's file; an empty value clears its field.
    ///
    /// @return the profile's name: the current one, or `default`, where none was given
    /// @throws ProblemException as [ProfileService#set], or if there is no keychain; nothing is then kept
    public String set(Optional<String> name, Map<String, String> fields) throws ProblemException {
        Profiles profiles = file.read();
        String wanted = name.orElse(profiles.current().isBlank() ? "default" : profiles.current());
        Optional<Profile> before = profiles.named(wanted);
        Map<String, String> there = before.isPresent() ? whole(wanted).fields() : Map.of();
        CredentialMode mode = ProfileService.checked(wanted, there, fields);
        Map<String, String> open = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        before.map(KeptProfiles::kept).orElse(List.of()).forEach(field -> names.put(field, field));
        for (Map.Entry<String, String> entry : fields.entrySet()) {
            String field = entry.getKey();
            if (ProfileService.isOpen(field)) {
                open.put(field, entry.getValue());
            } else if (entry.getValue().isEmpty()) {
                keychain.delete(item(wanted, field));
                names.remove(field);
            } else {
                keychain.write(item(wanted, field), entry.getValue());
                names.put(field, field);
            }
        }
        open.put("mode", mode.apiName());
        open.put(KEPT, String.join(" ", names.keySet()));
        file.put(wanted, open);
        return wanted;
    }

    /// Forgets a profile and its secrets.
    ///
    /// @throws ProblemException if there is none of that name, or the keychain does not open
    public void delete(String name) throws ProblemException {
        Profile open = file.read().named(name).orElseThrow(() -> ProfileService.noSuch(name, file.path()));
        for (String field : kept(open)) {
            keychain.delete(item(name, field));
        }
        file.delete(name);
    }

    private static List<String> kept(Profile profile) {
        return profile.field(KEPT).map(names -> List.of(names.split(" "))).orElse(List.of());
    }

    private static String item(String profile, String field) {
        return profile + "/" + field;
    }
}
