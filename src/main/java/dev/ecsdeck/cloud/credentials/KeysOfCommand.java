package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Mode External: a command's standard output is a profile in JSON, laid over the one that named it. The command is
/// split at blanks and run without a shell, as the vendor's program does; what it writes to standard error goes to
/// ours, so that it can talk to the user.
final class KeysOfCommand {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);
    private static final int LONGEST_OUTPUT = 256 * 1024;

    private final KeyService service;
    private final Workers workers;

    KeysOfCommand(KeyService service, Workers workers) {
        this.service = service;
        this.workers = workers;
    }

    /// Runs `profile`'s command and gives the profile that comes out.
    Profile run(Profile profile) throws ProblemException {
        List<String> words =
                List.of(profile.field("process_command").orElseThrow().strip().split("\\s+"));
        JsonNode output = KeyService.parse(output(words));
        if (!output.isObject()) {
            throw service.failed("its command gave no JSON");
        }
        Map<String, String> fields = new TreeMap<>(profile.fields());
        fields.remove("mode");
        fields.remove("process_command");
        output.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                fields.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return new Profile(profile.name(), fields);
    }

    private String output(List<String> words) throws ProblemException {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException notStarted) {
            throw service.failed("its command cannot be started");
        }
        Workers.Wakeup late = workers.after(LONGEST_RUN, process::destroyForcibly);
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] bytes = out.readNBytes(LONGEST_OUTPUT);
            int exit = process.waitFor();
            if (exit != 0) {
                throw service.failed("its command ended with exit status " + exit);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw service.failed("the output of its command broke off");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stop);
        } finally {
            late.cancel();
            process.destroyForcibly();
        }
    }
}
