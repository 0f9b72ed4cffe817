package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.lab.scratch.TemporaryKeys;
import dev.ecsdeck.model.RegionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Commands: run, invoked, stopped.
final class CommandActions {
    private static final int MAX_IDS = 100;
    private static final int MAX_STOPPED = 50;
    private static final int MAX_CONTENT = 24 * 1024;
    private static final int MAX_NAME = 128;
    private static final int MAX_USER = 255;
    private static final int MAX_PARAMETERS = 20;
    private static final int LEAST_TIMEOUT = 10;
    private static final int MOST_TIMEOUT = 86_400;
    private static final List<String> TYPES = List.of("RunShellScript", "RunBatScript", "RunPowerShellScript");

    private final Place place;
    private final CommandBook book;
    private final ScriptRunner runner;
    private final TemporaryKeys keys;
    private final ClientTokens<Map<String, Object>> tokens = new ClientTokens<>();

    CommandActions(Place place, CommandBook book, ScriptRunner runner, TemporaryKeys keys) {
        this.place = place;
        this.book = book;
        this.runner = runner;
        this.keys = keys;
    }

    Map<String, Object> runCommand(ApiCall call) {
        RegionId region = place.region(call);
        String type = call.required("Type");
        if (!TYPES.contains(type)) {
            throw ServiceException.of("InvalidCmdType.NotFound");
        }
        String content = content(call);
        if (call.text("Name").orElse("").length() > MAX_NAME) {
            throw ServiceException.of("CmdName.ExceedLimit");
        }
        Map<String, String> given = given(call);
        boolean custom = call.flag("EnableParameter");
        if (!custom && !given.isEmpty()) {
            throw ServiceException.of("Parameter.Disabled");
        }
        StoredCommand command = new StoredCommand(
                CommandBook.id("c"),
                call.text("Name").orElse(""),
                type,
                content,
                call.text("WorkingDir").orElse(""),
                timeout(call, 60),
                custom,
                List.copyOf(given.keySet()),
                "",
                book.now());
        List<Machine> machines = machines(call, region);
        return once(call, () -> {
            if (call.flag("KeepCommand")) {
                book.keep(command);
            }
            String id = start(call, command, region, machines, script(call, command, given));
            return Map.of("CommandId", command.id(), "InvokeId", id);
        });
    }

    Map<String, Object> invokeCommand(ApiCall call) {
        RegionId region = place.region(call);
        StoredCommand command = book.command(call.required("CommandId"))
                .orElseThrow(() -> ServiceException.of("InvalidCmdId.NotFound"));
        Map<String, String> given = given(call);
        if (!command.takesParameters() && !given.isEmpty()) {
            throw ServiceException.of("Parameter.Disabled");
        }
        if (!command.parameters().containsAll(given.keySet())) {
            throw ServiceException.of("Parameter.NotMatched");
        }
        List<Machine> machines = machines(call, region);
        CommandRun.Work work = command.equals(StoredCommand.SEND_PUBLIC_KEY)
                ? new RegisterKey(given, Duration.ofSeconds(timeout(call, command.timeoutSeconds())))
                : script(call, command, given);
        return once(call, () -> Map.of("InvokeId", start(call, command, region, machines, work)));
    }

    Map<String, Object> stopInvocation(ApiCall call) {
        RegionId region = place.region(call);
        Invocation invocation = book.find(call.required("InvokeId"))
                .filter(found -> found.region().equals(region))
                .orElseThrow(() -> ServiceException.invalid("InvokeId"));
        List<String> only = call.list("InstanceId");
        if (only.size() > MAX_STOPPED) {
            throw ServiceException.of("InstanceIds.ExceedLimit");
        }
        call.permit("ecs:StopInvocation", "*");
        invocation.tasks().stream()
                .filter(task ->
                        only.isEmpty() || only.contains(task.machine().id().value()))
                .forEach(task -> task.stop(book.now()));
        return Map.of();
    }

    private Map<String, Object> once(ApiCall call, Supplier<Map<String, Object>> work) {
        return call.text("ClientToken")
                .map(token -> tokens.once(call, token, work))
                .orElseGet(work);
    }

    private String start(
            ApiCall call, StoredCommand command, RegionId region, List<Machine> machines, CommandRun.Work work) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Parameters", call.text("Parameters").orElse("{}"));
        facts.put("Username", call.text("Username").orElse("root"));
        facts.put("WorkingDir", call.text("WorkingDir").orElse(command.workingDirectory()));
        facts.put("Timeout", work.timeout().toSeconds());
        String id = CommandBook.id("t");
        book.start(id, command, region, facts, machines, work);
        return id;
    }

    private CommandRun.Work script(ApiCall call, StoredCommand command, Map<String, String> given) {
        String user = call.text("Username").orElse("root");
        if (user.length() > MAX_USER) {
            throw ServiceException.of("Username.ExceedLimit");
        }
        String text = command.content();
        for (Map.Entry<String, String> parameter : given.entrySet()) {
            text = text.replace("{{" + parameter.getKey() + "}}", parameter.getValue());
        }
        Duration timeout = Duration.ofSeconds(timeout(call, command.timeoutSeconds()));
        String directory = call.text("WorkingDir").orElse(command.workingDirectory());
        return new CommandRun.Shell(command.type(), new Script(text, new byte[0], user, directory, timeout), runner);
    }

    private List<Machine> machines(ApiCall call, RegionId region) {
        Map<String, String> tags = call.pairs("ResourceTag");
        List<Machine> machines = tags.isEmpty()
                ? place.machines(call, region, MAX_IDS)
                : place.fleet().in(region).stream()
                        .filter(m -> tags.entrySet().stream()
                                .allMatch(tag ->
                                        tag.getValue().equals(m.facts().tags().get(tag.getKey()))))
                        .toList();
        machines.forEach(machine -> call.permit("ecs:" + call.action(), Place.resource(machine)));
        return machines;
    }

    private static String content(ApiCall call) {
        String raw = call.required("CommandContent");
        boolean encoded = call.text("ContentEncoding").orElse("").equalsIgnoreCase("Base64");
        String text = raw;
        if (encoded) {
            try {
                text = new String(Base64.getDecoder().decode(raw), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException damaged) {
                throw ServiceException.of("CmdContent.DecodeError");
            }
        }
        int size = Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8)).length;
        if (size > MAX_CONTENT) {
            throw ServiceException.of("CmdContent.ExceedLimit");
        }
        return text;
    }

    private static Map<String, String> given(ApiCall call) {
        Optional<JsonNode> node = call.object("Parameters");
        Map<String, String> given = new LinkedHashMap<>();
        node.ifPresent(object -> object.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw ServiceException.of("ParameterType.NotSupported");
            }
            given.put(entry.getKey(), entry.getValue().asString());
        }));
        if (given.size() > MAX_PARAMETERS) {
            throw ServiceException.of("ParameterCount.ExceedLimit");
        }
        return given;
    }

    /// Seconds; a published client asks for five, which counts as the least.
    private static int timeout(ApiCall call, int otherwise) {
        int seconds = call.number("Timeout", otherwise);
        if (seconds > MOST_TIMEOUT) {
            throw ServiceException.of("InvalidTimeout.ExceedLimit");
        }
        return Math.max(seconds, LEAST_TIMEOUT);
    }

    Map<String, Object> describeCommands(ApiCall call) {
        place.region(call);
        call.permit("ecs:DescribeCommands", "*");
        String provider = call.text("Provider").orElse("");
        boolean plain = call.text("ContentEncoding").orElse("").equalsIgnoreCase("PlainText");
        List<StoredCommand> found = book.commands().stream()
                .filter(c -> provider.isEmpty() ? !c.isPublic() : c.provider().startsWith(provider))
                .filter(c -> call.text("CommandId").map(c.id()::equals).orElse(true))
                .filter(c -> call.text("Type").map(c.type()::equals).orElse(true))
                .filter(c -> call.text("Name")
                        .map(name -> c.name().contains(name.replace("*", "")))
                        .orElse(true))
                .toList();
        return Paging.either(call, found, 50, "Commands", "Command", c -> row(c, plain));
    }

    private static Map<String, Object> row(StoredCommand command, boolean plain) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("CommandId", command.id());
        row.put("Name", command.name());
        row.put("Type", command.type());
        row.put("CommandContent", CommandReports.content(command.content(), plain));
        row.put("WorkingDir", command.workingDirectory());
        row.put("Timeout", command.timeoutSeconds());
        row.put("EnableParameter", command.takesParameters());
        row.put("ParameterNames", Map.of("ParameterName", command.parameters()));
        row.put("Provider", command.provider());
        row.put("Version", 1);
        row.put("Latest", true);
        row.put("CreationTime", command.created().toString());
        return row;
    }

    /// Registers a temporary key with the service: nothing is left on the machine.
    private final class RegisterKey implements CommandRun.Work {
        private final Map<String, String> given;
        private final Duration timeout;

        RegisterKey(Map<String, String> given, Duration timeout) {
            this.given = given;
            this.timeout = timeout;
        }

        @Override
        public String type() {
            return "RunShellScript";
        }

        @Override
        public Duration timeout() {
            return timeout;
        }

        @Override
        public Outcome on(Machine machine, ScriptRunner.Handle handle) {
            String user = given.getOrDefault("username", "");
            String key = given.getOrDefault("sshPublicKey", "").strip();
            boolean wellFormed = key.matches("[a-z0-9@.-]+ [A-Za-z0-9+/=]{20,}( .*)?");
            if (wellFormed) {
                keys.register(machine, user.isEmpty() ? "root" : user, key);
            }
            byte[] said = (wellFormed ? "success\n" : "invalid ssh public key\n").getBytes(StandardCharsets.UTF_8);
            return new Outcome(Script.End.EXITED, wellFormed ? 0 : 1, said, 0);
        }
    }
}
