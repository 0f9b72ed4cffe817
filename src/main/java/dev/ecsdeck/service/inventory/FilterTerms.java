package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.service.inventory.InstanceFilter.Fault;
import dev.ecsdeck.service.inventory.InstanceFilter.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// What each key of the filter language looks at.
final class FilterTerms {
    private static final Map<String, BiFunction<Instance, String, List<String>>> FACTS = Map.ofEntries(
            Map.entry("name", (row, _) -> List.of(row.name())),
            Map.entry("id", (row, _) -> List.of(row.id().value())),
            Map.entry("ip", (row, _) -> both(row.privateIps(), row.publicIps())),
            Map.entry("account", (row, _) -> List.of(accountName(row))),
            Map.entry("note", (_, note) -> List.of(note)),
            Map.entry("os", (row, _) -> List.of(row.osName(), row.windows() ? "windows" : "linux")),
            Map.entry("type", (row, _) -> List.of(row.type())),
            Map.entry("zone", (row, _) -> List.of(row.zone())),
            Map.entry("vpc", (row, _) -> List.of(row.vpcId())),
            Map.entry("image", (row, _) -> List.of(row.imageId())),
            Map.entry("keypair", (row, _) -> List.of(row.keyPairName())));
    private static final List<String> AGENTS = List.of("online", "silent", "old", "missing", "unknown");

    private FilterTerms() {}

    /// What is wrong with a word of this key (empty for a plain word) and value.
    static Optional<Fault> fault(String key, String value) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        boolean known = FACTS.containsKey(key)
                || List.of("tag", "region", "state", "agent").contains(key);
        if (!known) {
            return Optional.of(Fault.UNKNOWN_KEY);
        }
        List<String> choices = choices(value);
        if (choices.isEmpty()) {
            return Optional.of(Fault.VALUE_MISSING);
        }
        if (key.equals("state") && choices.stream().anyMatch(c -> stateOf(c).isEmpty())) {
            return Optional.of(Fault.UNKNOWN_STATE);
        }
        if (key.equals("agent") && !AGENTS.containsAll(choices)) {
            return Optional.of(Fault.UNKNOWN_AGENT);
        }
        return Optional.empty();
    }

    static Term term(String key, String value) {
        List<String> choices = choices(value);
        return switch (key) {
            case "" -> anywhere(value);
            case "tag" -> tag(choices);
            case "region" ->
                (row, _) -> choices.stream().anyMatch(c -> row.region().value().startsWith(c));
            case "agent" -> (row, _) -> choices.contains(wordOf(row.agent()));
            case "state" -> {
                List<InstanceState> states =
                        choices.stream().flatMap(c -> stateOf(c).stream()).toList();
                yield (row, _) -> states.contains(row.state());
            }
            default -> fact(FACTS.getOrDefault(key, (_, _) -> List.of()), choices);
        };
    }

    private static Term fact(BiFunction<Instance, String, List<String>> facts, List<String> choices) {
        return (row, note) -> facts.apply(row, note).stream()
                .anyMatch(fact -> choices.stream().anyMatch(choice -> contains(fact, choice)));
    }

    private static Term anywhere(String word) {
        String sought = word.toLowerCase(Locale.ROOT);
        return (row, note) -> contains(row.name(), sought)
                || contains(row.id().value(), sought)
                || contains(note, sought)
                || anyContains(row.privateIps(), sought)
                || anyContains(row.publicIps(), sought)
                || anyContains(row.tags(), sought);
    }

    /// `env` has the tag; `env=prod` has that value, and `env=` an empty one. The commas of `env=a,b` are between
    /// values.
    private static Term tag(List<String> choices) {
        String first = choices.getFirst();
        int equals = first.indexOf('=');
        if (equals < 0) {
            return (row, _) -> row.tags().keySet().stream()
                    .anyMatch(key -> choices.stream().anyMatch(key::equalsIgnoreCase));
        }
        String key = first.substring(0, equals);
        List<String> values = new ArrayList<>(choices);
        values.set(0, first.substring(equals + 1));
        return (row, _) -> row.tags().entrySet().stream()
                .anyMatch(tag -> tag.getKey().equalsIgnoreCase(key)
                        && values.stream().anyMatch(tag.getValue()::equalsIgnoreCase));
    }

    private static List<String> choices(String value) {
        return List.of(value.toLowerCase(Locale.ROOT).split(",")).stream()
                .filter(choice -> !choice.isBlank())
                .toList();
    }

    private static Optional<InstanceState> stateOf(String word) {
        for (InstanceState state : InstanceState.values()) {
            if (state.apiName().equalsIgnoreCase(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private static String wordOf(AgentStatus status) {
        return switch (status) {
            case AgentStatus.Online _ -> "online";
            case AgentStatus.Silent _ -> "silent";
            case AgentStatus.Outdated _ -> "old";
            case AgentStatus.Missing() -> "missing";
            case AgentStatus.Unknown() -> "unknown";
        };
    }

    /// Of an account's id, what people know it by.
    private static String accountName(Instance row) {
        return row.account().substring(row.account().indexOf(':') + 1);
    }

    private static boolean anyContains(List<String> texts, String sought) {
        for (String text : texts) {
            if (contains(text, sought)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyContains(Map<String, String> tags, String sought) {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (contains(tag.getKey(), sought) || contains(tag.getValue(), sought)) {
                return true;
            }
        }
        return false;
    }

    /// Whether `text` contains `sought`, which is in lower case, whatever the text's own case. Makes no copy: it
    /// runs a hundred thousand times for each key typed.
    static boolean contains(String text, String sought) {
        if (sought.isEmpty()) {
            return true;
        }
        int last = text.length() - sought.length();
        char first = sought.charAt(0);
        char capital = Character.toUpperCase(first);
        for (int at = 0; at <= last; at++) {
            char c = text.charAt(at);
            boolean mayBegin = c == first || c == capital || c >= 128;
            if (mayBegin && text.regionMatches(true, at, sought, 0, sought.length())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> both(List<String> one, List<String> two) {
        List<String> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }
}
