package dev.ecsdeck.cli;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.AgentVersion;
import dev.ecsdeck.model.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `list --json`: one array, written by hand, since a JSON library would cost more time than the whole list.
final class InstanceJson {
    private InstanceJson() {}

    static String of(List<Instance> instances) {
        return instances.stream().map(InstanceJson::object).collect(Collectors.joining(",\n ", "[", "]"));
    }

    private static String object(Instance row) {
        return "{\"id\":" + quote(row.id().value())
                + ",\"name\":" + quote(row.name())
                + ",\"region\":" + quote(row.region().value())
                + ",\"state\":" + quote(row.state().apiName())
                + ",\"agent\":" + agent(row.agent())
                + ",\"privateIps\":" + array(row.privateIps())
                + ",\"publicIps\":" + array(row.publicIps()) + "}";
    }

    private static String agent(AgentStatus status) {
        return switch (status) {
            case AgentStatus.Unknown() -> agent("unknown", Optional.empty());
            case AgentStatus.Missing() -> agent("missing", Optional.empty());
            case AgentStatus.Online online -> agent("online", Optional.of(online.version()));
            case AgentStatus.Outdated old -> agent("outdated", old.version());
            case AgentStatus.Silent silent -> agent("silent", silent.version());
        };
    }

    private static String agent(String status, Optional<AgentVersion> version) {
        return "{\"status\":" + quote(status) + ",\"version\":"
                + version.map(v -> quote(v.toString())).orElse("null") + "}";
    }

    private static String array(List<String> texts) {
        return texts.stream().map(InstanceJson::quote).collect(Collectors.joining(",", "[", "]"));
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
