package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to run on instances of one region, by Cloud Assistant.
///
/// @param instances 1 to [#MOST_INSTANCES]
/// @param timeout at least [#LEAST_TIMEOUT]; the service ends the run then
/// @param clientToken a call that comes again with the same token does not run again
public record CommandRequest(
        RegionId region,
        List<InstanceId> instances,
        What what,
        Optional<String> userName,
        Optional<String> windowsPasswordName,
        Optional<String> workingDirectory,
        Duration timeout,
        String clientToken) {
    public static final int MOST_INSTANCES = 100;
    public static final Duration LEAST_TIMEOUT = Duration.ofSeconds(10);
    /// Bytes of a script after Base64.
    public static final int MOST_CONTENT = 24 * 1024;

    public CommandRequest {
        instances = List.copyOf(instances);
        if (instances.isEmpty() || instances.size() > MOST_INSTANCES || timeout.compareTo(LEAST_TIMEOUT) < 0) {
            throw new IllegalArgumentException(instances.size() + " instances for " + timeout);
        }
    }

    /// What is run.
    public sealed interface What {}

    /// A script of ours.
    public record Script(Language language, String text) implements What {}

    /// A command that is kept in the cloud, ours or a public one, with its parameters.
    public record Kept(String commandId, Map<String, String> parameters) implements What {
        public Kept {
            parameters = Map.copyOf(parameters);
        }
    }

    /// In which language a script is.
    public enum Language {
        SHELL("RunShellScript"),
        POWERSHELL("RunPowerShellScript"),
        BATCH("RunBatScript");

        private final String apiName;

        Language(String apiName) {
            this.apiName = apiName;
        }

        public String apiName() {
            return apiName;
        }
    }
}
