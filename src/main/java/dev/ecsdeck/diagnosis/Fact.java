package dev.ecsdeck.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One piece of evidence.
///
/// @param name of what was looked at, as the service spells it, or one of the doctor's own words
/// @param value what was seen, in no language; may be empty where the remark says it all
public record Fact(String name, String value, Optional<Remark> remark) {
    /// What a person should read beside the value.
    public sealed interface Remark {
        /// So old is it, and so old may it be.
        record Age(Instant since, Duration freshUnder) implements Remark {}

        /// When it was made.
        record Made(Instant at) implements Remark {}

        /// It took so long.
        record Took(Duration time) implements Remark {}

        /// A sentence of the doctor's, by its key, with what fills it in.
        record Said(String key, List<String> arguments) implements Remark {
            public Said {
                arguments = List.copyOf(arguments);
            }
        }

        /// Something in no language, such as a request's id.
        record Plain(String text) implements Remark {}
    }

    public static Fact of(String name, String value) {
        return new Fact(name, value, Optional.empty());
    }

    public static Fact of(String name, String value, Remark remark) {
        return new Fact(name, value, Optional.of(remark));
    }

    /// A sentence beside the value.
    public static Fact said(String name, String value, String key, String... arguments) {
        return of(name, value, new Remark.Said(key, List.of(arguments)));
    }
}
