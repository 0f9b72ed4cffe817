package dev.ecsdeck.service.accounts;

import dev.ecsdeck.cloud.credentials.CredentialMode;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// What is known of an account by using it.
///
/// @param identity whom the cloud takes us for, once it was asked
/// @param expires until when its present keys are good, where that is known
/// @param fault why the last question about it was refused
public record Condition(Optional<Identity> identity, Optional<Instant> expires, Optional<Problem> fault) {
    public static final Condition UNKNOWN = new Condition(Optional.empty(), Optional.empty(), Optional.empty());

    /// How keys that run out are replaced.
    public enum Renewal {
        /// They do not run out.
        NEVER,
        /// This program fetches others before they do.
        BY_ITSELF,
        /// The vendor's program signs in anew.
        BY_SIGNING_IN,
        /// Somebody has to put others in their place.
        BY_HAND
    }

    /// How the keys of an account are renewed.
    public static Renewal renewalOf(Account account) {
        return CredentialMode.of(account.mode())
                .map(mode -> switch (mode) {
                    case AK -> Renewal.NEVER;
                    case STS_TOKEN, BEARER_TOKEN, ANONYMOUS -> Renewal.BY_HAND;
                    case CLOUD_SSO, OAUTH -> Renewal.BY_SIGNING_IN;
                    case RAM_ROLE_ARN,
                            ECS_RAM_ROLE,
                            RSA_KEY_PAIR,
                            RAM_ROLE_ARN_WITH_ECS,
                            CHAINABLE_RAM_ROLE_ARN,
                            EXTERNAL,
                            CREDENTIALS_URI,
                            OIDC -> Renewal.BY_ITSELF;
                })
                .orElse(Renewal.BY_HAND);
    }

    Condition withIdentity(Identity it) {
        return new Condition(Optional.of(it), expires, Optional.empty());
    }

    Condition withFault(Problem why) {
        return new Condition(identity, expires, Optional.of(why));
    }

    Condition withExpires(Optional<Instant> when) {
        return new Condition(identity, when, fault);
    }
}
