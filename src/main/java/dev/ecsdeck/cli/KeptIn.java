package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.KeptProfiles;
import dev.ecsdeck.service.accounts.ProfileService;
import dev.ecsdeck.service.accounts.ProfileService.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where `configure` keeps profiles: the vendor's file, or the keychain. Says what it did.
sealed interface KeptIn {
    List<Shown> list() throws ProblemException;

    Shown get(Optional<String> name) throws ProblemException;

    void set(Optional<String> name, Map<String, String> fields) throws ProblemException;

    void delete(String name) throws ProblemException;

    /// The vendor's file.
    record OfFile(ProfileService profiles, Path file, Output output) implements KeptIn {
        @Override
        public List<Shown> list() throws ProblemException {
            return profiles.list(file);
        }

        @Override
        public Shown get(Optional<String> name) throws ProblemException {
            return profiles.get(file, name);
        }

        @Override
        public void set(Optional<String> name, Map<String, String> fields) throws ProblemException {
            boolean open = profiles.isOpenToOthers(file);
            String written = profiles.set(file, name, fields);
            output.say("cli.configure.written", written, file);
            if (open) {
                output.say("cli.configure.was-open", file);
            }
        }

        @Override
        public void delete(String name) throws ProblemException {
            profiles.delete(file, name);
            output.say("cli.configure.deleted", name, file);
        }
    }

    /// The system's keychain.
    record OfKeychain(KeptProfiles kept, Output output) implements KeptIn {
        @Override
        public List<Shown> list() throws ProblemException {
            return kept.list();
        }

        @Override
        public Shown get(Optional<String> name) throws ProblemException {
            List<Shown> all = kept.list();
            return all.stream()
                    .filter(shown -> name.map(shown.name()::equals).orElse(shown.isCurrent()))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(new Problem.CredentialsUnusable(
                            name.orElse(""), "", Problem.CredentialFault.NO_SUCH_PROFILE, "")));
        }

        @Override
        public void set(Optional<String> name, Map<String, String> fields) throws ProblemException {
            String written = kept.set(name, fields);
            String where = kept.keychain()
                    .map(kind -> output.messages().text("cli.keychain." + kind))
                    .orElse("");
            output.say("cli.configure.kept", written, where);
        }

        @Override
        public void delete(String name) throws ProblemException {
            kept.delete(name);
            output.say("cli.configure.forgotten", name);
        }
    }
}
