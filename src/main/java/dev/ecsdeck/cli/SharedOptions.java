package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.AccountQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that every command takes.
final class SharedOptions {
    private static final List<String> SECRETS = List.of("access_key_secret", "sts_token");

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME")
    private @Nullable String profile;

    @Option(names = "--config-path", paramLabel = "FILE")
    private @Nullable Path configPath;

    @Option(names = "--region", paramLabel = "ID")
    private @Nullable String region;

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Option(names = "--mode", paramLabel = "MODE")
    private @Nullable String mode;

    @Option(names = "--access-key-id", paramLabel = "ID")
    private @Nullable String accessKeyId;

    @Option(names = "--access-key-secret", paramLabel = "SECRET|-")
    private @Nullable String accessKeySecret;

    @Option(names = "--sts-token", paramLabel = "TOKEN|-")
    private @Nullable String stsToken;

    @Option(names = "--ram-role-name", paramLabel = "NAME")
    private @Nullable String ramRoleName;

    @Option(names = "--ram-role-arn", paramLabel = "ARN")
    private @Nullable String ramRoleArn;

    @Option(names = "--role-session-name", paramLabel = "NAME")
    private @Nullable String roleSessionName;

    @Option(names = "--private-key", paramLabel = "FILE")
    private @Nullable String privateKey;

    @Option(names = "--key-pair-name", paramLabel = "NAME")
    private @Nullable String keyPairName;

    @Option(names = "--expired-seconds", paramLabel = "S")
    private @Nullable Integer expiredSeconds;

    @Option(names = "--process-command", paramLabel = "COMMAND")
    private @Nullable String processCommand;

    @Option(names = "--language", paramLabel = "en|zh")
    private @Nullable String language;

    @Option(names = "--read-timeout", paramLabel = "S")
    private @Nullable Integer readTimeout;

    @Option(names = "--connect-timeout", paramLabel = "S")
    private @Nullable Integer connectTimeout;

    @Option(names = "--retry-count", paramLabel = "N")
    private @Nullable Integer retryCount;

    @Option(names = "--skip-secure-verify")
    private boolean skipSecureVerify;

    @Option(names = "--verbose")
    private boolean verbose;

    @Option(names = "--service-instance", paramLabel = "ID", hidden = true)
    private @Nullable String serviceInstance;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    @SuppressWarnings("UnusedVariable") // the parser reads it
    private boolean help;

    boolean isVerbose() {
        return verbose;
    }

    Optional<String> region() {
        return Optional.ofNullable(region);
    }

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    Optional<Path> configPath() {
        return Optional.ofNullable(configPath);
    }

    Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    Wishes wishes() throws ProblemException {
        return new Wishes(
                seconds("--connect-timeout", connectTimeout),
                seconds("--read-timeout", readTimeout),
                retryCount == null ? OptionalInt.empty() : OptionalInt.of(notNegative("--retry-count", retryCount)),
                skipSecureVerify,
                verbose);
    }

    private static Optional<Duration> seconds(String option, @Nullable Integer value) throws ProblemException {
        return value == null ? Optional.empty() : Optional.of(Duration.ofSeconds(notNegative(option, value)));
    }

    private static int notNegative(String option, int value) throws ProblemException {
        if (value < 0) {
            throw new ProblemException(new Problem.InvalidInput(Input.OPTION, option + " " + value));
        }
        return value;
    }

    /// The account that is meant.
    ///
    /// @param prompter reads secrets that were given as `-`
    /// @throws ProblemException if a flag cannot be meant
    AccountQuery query(Prompter prompter) throws ProblemException {
        if (serviceInstance != null) {
            throw new ProblemException(new Problem.InvalidInput(Input.COMPUTE_NEST, serviceInstance));
        }
        return new AccountQuery(profile(), configPath(), fields(prompter), region(), Optional.ofNullable(endpoint));
    }

    /// What was given of a profile's fields, under their names in the vendor's file.
    Map<String, String> fields(Prompter prompter) throws ProblemException {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "mode", mode);
        put(fields, "access_key_id", accessKeyId);
        put(fields, "access_key_secret", accessKeySecret);
        put(fields, "sts_token", stsToken);
        put(fields, "ram_role_name", ramRoleName);
        put(fields, "ram_role_arn", ramRoleArn);
        put(fields, "ram_session_name", roleSessionName);
        put(fields, "private_key", privateKey);
        put(fields, "key_pair_name", keyPairName);
        put(fields, "process_command", processCommand);
        put(fields, "expired_seconds", expiredSeconds == null ? null : expiredSeconds.toString());
        for (String secret : SECRETS) {
            String given = fields.getOrDefault(secret, "");
            if (given.equals("-")) {
                fields.put(secret, prompter.secretOfInput("cli.ask." + secret));
            } else if (!given.isEmpty()) {
                prompter.warnOfOpenSecret("--" + secret.replace('_', '-'));
            }
        }
        return fields;
    }

    /// The fields that only a profile has, besides those of an account.
    Map<String, String> profileFields(Prompter prompter) throws ProblemException {
        Map<String, String> fields = fields(prompter);
        put(fields, "region_id", region);
        put(fields, "endpoint", endpoint);
        put(fields, "language", language);
        put(fields, "read_timeout", readTimeout == null ? null : readTimeout.toString());
        put(fields, "connect_timeout", connectTimeout == null ? null : connectTimeout.toString());
        put(fields, "retry_count", retryCount == null ? null : retryCount.toString());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
