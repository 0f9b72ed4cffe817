package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.credentials.ConfigFile;
import dev.ecsdeck.cloud.credentials.CredentialMode;
import dev.ecsdeck.cloud.credentials.Profile;
import dev.ecsdeck.cloud.credentials.Profiles;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The profiles of the vendor's file, shown without secrets and changed as the vendor's program does.
public final class ProfileService {
    private static final Set<String> OPEN_FIELDS = Set.of(
            "name",
            "mode",
            "region_id",
            "language",
            "endpoint",
            "endpoint_type",
            "ram_role_name",
            "ram_role_arn",
            "ram_session_name",
            "key_pair_name",
            "expired_seconds",
            "read_timeout",
            "connect_timeout",
            "retry_count",
            "output_format",
            "site");

    private final Map<String, String> environment;
    private final Workers workers;

    public ProfileService(Map<String, String> environment, Workers workers) {
        this.environment = Map.copyOf(environment);
        this.workers = workers;
    }

    /// A profile as it may be shown: secret fields that are filled read `***`.
    ///
    /// @param isCurrent it is used when none is named
    public record Shown(String name, String mode, boolean isCurrent, Map<String, String> fields) {
        public Shown {
            fields = Map.copyOf(fields);
        }
    }

    /// The file that is meant; `explicit` comes before the usual places.
    public Path file(Optional<Path> explicit) {
        return ConfigFile.locate(explicit, environment);
    }

    public List<Shown> list(Path file) throws ProblemException {
        Profiles profiles = new ConfigFile(file, workers).read();
        return profiles.all().stream()
                .map(profile -> shown(profile, profiles.current()))
                .toList();
    }

    /// The profile of that name, or the current one.
    ///
    /// @throws ProblemException if there is none of that name
    public Shown get(Path file, Optional<String> name) throws ProblemException {
        Profiles profiles = new ConfigFile(file, workers).read();
        String wanted = name.orElse(profiles.current());
        Profile found = profiles.named(wanted).orElseThrow(() -> noSuch(wanted, file));
        return shown(found, profiles.current());
    }

    /// Writes these fields, by their names in the file, and makes the profile the current one.
    ///
    /// @return the profile's name: the current one, or `default`, where none was given
    /// @throws ProblemException if the mode is not known or a field that it needs is neither given nor there
    public String set(Path file, Optional<String> name, Map<String, String> fields) throws ProblemException {
        ConfigFile config = new ConfigFile(file, workers);
        Profiles profiles = config.read();
        String wanted = name.orElse(profiles.current().isBlank() ? "default" : profiles.current());
        CredentialMode mode =
                checked(wanted, profiles.named(wanted).map(Profile::fields).orElse(Map.of()), fields);
        Map<String, String> written = new TreeMap<>(fields);
        written.put("mode", mode.apiName());
        config.put(wanted, written);
        return wanted;
    }

    /// The mode of the profile that `fields` make of what is there.
    ///
    /// @throws ProblemException if the mode is not known or a field that it needs is neither given nor there
    static CredentialMode checked(String name, Map<String, String> there, Map<String, String> fields)
            throws ProblemException {
        Map<String, String> after = new TreeMap<>(there);
        after.putAll(fields);
        Profile result = new Profile(name, after);
        CredentialMode mode = result.mode()
                .orElseThrow(
                        () -> new ProblemException(new Problem.InvalidInput(Input.CONFIGURE_MODE, result.modeName())));
        Optional<String> missing = mode.required().stream()
                .filter(field -> result.field(field).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            throw new ProblemException(new Problem.CredentialsUnusable(
                    name, mode.apiName(), CredentialFault.FIELD_MISSING, missing.get()));
        }
        return mode;
    }

    /// Changes open fields of a profile that is there, whatever its mode, and leaves the current one as it is.
    ///
    /// @throws ProblemException if there is none of that name
    void change(Path file, String name, Map<String, String> fields) throws ProblemException {
        ConfigFile config = new ConfigFile(file, workers);
        Profiles profiles = config.read();
        if (profiles.named(name).isEmpty()) {
            throw noSuch(name, file);
        }
        config.put(name, fields);
        config.select(profiles.current());
    }

    /// The fields that a mode cannot do without, by their names in the file.
    ///
    /// @throws ProblemException if nobody knows such a mode
    public List<String> needed(String mode) throws ProblemException {
        return CredentialMode.of(mode)
                .orElseThrow(() -> new ProblemException(new Problem.InvalidInput(Input.CONFIGURE_MODE, mode)))
                .required();
    }

    /// Whether a field must not be shown.
    public static boolean isSecret(String field) {
        return !OPEN_FIELDS.contains(field) && !field.equals("access_key_id");
    }

    /// @throws ProblemException if there is none of that name
    public void delete(Path file, String name) throws ProblemException {
        new ConfigFile(file, workers).delete(name);
    }

    /// Whether others on this computer can read the file.
    public boolean isOpenToOthers(Path file) {
        return new ConfigFile(file, workers).isReadableByOthers();
    }

    static ProblemException noSuch(String name, Path file) {
        return new ProblemException(
                new Problem.CredentialsUnusable(name, "", CredentialFault.NO_SUCH_PROFILE, file.toString()));
    }

    /// Whether a field may stand in a file that is not meant for secrets.
    static boolean isOpen(String field) {
        return OPEN_FIELDS.contains(field);
    }

    /// Only what is known to be no secret is shown as it is.
    static Shown shown(Profile profile, String current) {
        Map<String, String> fields = new TreeMap<>();
        profile.fields().forEach((field, value) -> {
            if (!value.isBlank()) {
                fields.put(field, OPEN_FIELDS.contains(field) ? value : hidden(field, value));
            }
        });
        return new Shown(profile.name(), profile.modeName(), profile.name().equals(current), fields);
    }

    /// Of an id its end may be seen, to tell keys apart.
    private static String hidden(String field, String value) {
        return field.equals("access_key_id") && value.length() > 8
                ? "***" + value.substring(value.length() - 4)
                : "***";
    }
}
