package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.model.RegionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small files put on machines.
final class FileActions {
    private static final int MAX_IDS = 50;
    private static final int MAX_CONTENT = 32 * 1024;
    private static final int MAX_PATH = 255;
    private static final Map<Integer, String> ERRORS = Map.of(
            17, "FileAlreadyExists",
            18, "AccountNotExists",
            19, "FileAuthorityInvalid",
            20, "FilePathInvalid");

    private final Place place;
    private final CommandBook book;
    private final ScriptRunner runner;

    FileActions(Place place, CommandBook book, ScriptRunner runner) {
        this.place = place;
        this.book = book;
        this.runner = runner;
    }

    Map<String, Object> sendFile(ApiCall call) {
        RegionId region = place.region(call);
        String name = call.required("Name");
        String folder = call.required("TargetDir");
        byte[] content = content(call);
        List<Machine> machines = place.machines(call, region, MAX_IDS);
        machines.forEach(machine -> call.permit("ecs:SendFile", Place.resource(machine)));
        if (name.length() > MAX_PATH || name.contains("/")) {
            throw ServiceException.invalid("Name");
        }
        if (folder.length() > MAX_PATH) {
            throw ServiceException.invalid("TargetDir");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Name", name);
        facts.put("TargetDir", folder);
        facts.put("Content", call.required("Content"));
        facts.put("ContentType", call.text("ContentType").orElse("PlainText"));
        facts.put("FileOwner", call.text("FileOwner").orElse("root"));
        facts.put("FileGroup", call.text("FileGroup").orElse("root"));
        facts.put("FileMode", call.text("FileMode").orElse("0644"));
        facts.put("Overwrite", Boolean.toString(call.flag("Overwrite")));
        facts.put("Description", call.text("Description").orElse(""));
        Duration timeout = Duration.ofSeconds(Math.max(10, call.number("Timeout", 60)));
        Script script = new Script(script(facts), content, "root", "/", timeout);
        StoredCommand command = new StoredCommand(
                "", name, "", "", folder, (int) timeout.toSeconds(), false, List.of(), "", book.now());
        String id = CommandBook.id("f");
        book.start(id, command, region, facts, machines, new Put(script, runner));
        return Map.of("InvokeId", id);
    }

    private static byte[] content(ApiCall call) {
        String raw = call.parameters().getOrDefault("Content", "");
        byte[] content = raw.getBytes(StandardCharsets.UTF_8);
        if (call.text("ContentType").orElse("").equals("Base64")) {
            try {
                content = Base64.getDecoder().decode(raw);
            } catch (IllegalArgumentException damaged) {
                throw ServiceException.invalid("Content");
            }
        }
        if (Base64.getEncoder().encode(content).length > MAX_CONTENT) {
            throw ServiceException.invalid("Content");
        }
        return content;
    }

    private static String script(Map<String, Object> facts) {
        return """
                case %1$s in /*) ;; *) exit 20 ;; esac
                mkdir -p -- %1$s || exit 20
                cd -- %1$s || exit 20
                f=./%2$s
                [ -e "$f" ] && [ %6$s = false ] && exit 17
                grep -q "^"%3$s: /etc/passwd || exit 18
                grep -q "^"%4$s: /etc/group || exit 18
                cat > "$f" || exit 20
                chown %3$s:%4$s "$f" || exit 19
                chmod %5$s "$f" || exit 19
                """.formatted(
                        quoted(facts, "TargetDir"),
                        quoted(facts, "Name"),
                        quoted(facts, "FileOwner"),
                        quoted(facts, "FileGroup"),
                        quoted(facts, "FileMode"),
                        quoted(facts, "Overwrite"));
    }

    private static String quoted(Map<String, Object> facts, String name) {
        return "'" + String.valueOf(facts.get(name)).replace("'", "'\\''") + "'";
    }

    /// Puts the file by a script, so that a link on the machine leads nowhere but on the machine.
    private record Put(Script script, ScriptRunner runner) implements CommandRun.Work {
        @Override
        public String type() {
            return "";
        }

        @Override
        public Duration timeout() {
            return script.timeout();
        }

        @Override
        public Outcome on(Machine machine, ScriptRunner.Handle handle) {
            return runner.execute(machine, script, handle);
        }

        @Override
        public Optional<String> errorOf(int exitCode) {
            return exitCode == 0 ? Optional.empty() : Optional.of(ERRORS.getOrDefault(exitCode, "ExecutionException"));
        }
    }
}
