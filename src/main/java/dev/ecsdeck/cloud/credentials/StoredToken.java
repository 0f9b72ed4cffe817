package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.CredentialFault;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Modes CloudSSO and OAuth: the vendor's program signed in through a browser and left temporary keys in the file.
/// They are used while they last. The file is read each time, so that what that program renews is seen.
///
/// @param before the profile as it was when it was found
record StoredToken(ConfigFile file, Profile before, InstantSource clock) implements RenewingCredentials.Fetch {
    @Override
    public Fresh fetch() throws ProblemException {
        Profile profile = file.read().named(before.name()).orElse(before);
        Instant ends = instant(profile, "sts_expiration").orElse(Instant.EPOCH);
        Optional<String> id = profile.field("access_key_id");
        Optional<String> secret = profile.field("access_key_secret");
        Optional<String> token = profile.field("sts_token");
        boolean whole = id.isPresent() && secret.isPresent() && token.isPresent();
        if (!whole || !clock.instant().isBefore(ends)) {
            throw new ProblemException(new Problem.CredentialsUnusable(
                    profile.name(), profile.modeName(), CredentialFault.EXPIRED, renewal(profile)));
        }
        return Fresh.of(new Credentials.StsToken(id.get(), secret.get(), token.get(), Optional.of(ends)));
    }

    /// While its sign-in lasts, any call of the vendor's program renews the keys; after that it must sign in again.
    private String renewal(Profile profile) {
        boolean signedIn = instant(profile, "cloud_sso_access_token_expire")
                .or(() -> instant(profile, "oauth_refresh_token_expire"))
                .map(ends -> clock.instant().isBefore(ends))
                .orElse(false);
        return signedIn
                ? "aliyun sts GetCallerIdentity --profile " + profile.name()
                : "aliyun configure --mode " + profile.modeName() + " --profile " + profile.name();
    }

    private static Optional<Instant> instant(Profile profile, String field) {
        return profile.field(field)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }
}
