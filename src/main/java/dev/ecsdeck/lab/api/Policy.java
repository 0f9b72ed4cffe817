package dev.ecsdeck.lab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a principal may do: statements of allowed and denied actions on resources, a denial beating any permission.
record Policy(List<Statement> statements) {
    static final Policy EVERYTHING = new Policy(List.of(new Statement(true, List.of("*"), List.of("*"))));

    /// @param actions such as `ecs:Describe*`
    /// @param resources such as `acs:ecs:*:*:instance/i-1`
    record Statement(boolean allows, List<String> actions, List<String> resources) {
        boolean covers(String action, String resource) {
            return actions.stream().anyMatch(pattern -> matches(pattern, action))
                    && resources.stream().anyMatch(pattern -> matches(pattern, resource));
        }
    }

    /// How a question was answered.
    enum Verdict {
        ALLOWED,
        IMPLICIT_DENY,
        EXPLICIT_DENY
    }

    Policy {
        statements = List.copyOf(statements);
    }

    static Policy allowing(String... actions) {
        return new Policy(List.of(new Statement(true, List.of(actions), List.of("*"))));
    }

    Policy butNot(String action, String resource) {
        List<Statement> more = new ArrayList<>(statements);
        more.add(new Statement(false, List.of(action), List.of(resource)));
        return new Policy(more);
    }

    Verdict verdict(String action, String resource) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (statement.covers(action, resource)) {
                if (!statement.allows) {
                    return Verdict.EXPLICIT_DENY;
                }
                allowed = true;
            }
        }
        return allowed ? Verdict.ALLOWED : Verdict.IMPLICIT_DENY;
    }

    /// Reads a policy document; conditions are not looked at.
    static Policy parse(String json) {
        try {
            List<Statement> statements = new ArrayList<>();
            JsonNode document = JsonMapper.shared().readTree(json);
            for (JsonNode each : document.path("Statement")) {
                statements.add(new Statement(
                        each.path("Effect").asString("").equals("Allow"),
                        texts(each.path("Action")),
                        texts(each.path("Resource"))));
            }
            if (statements.isEmpty()) {
                throw ServiceException.of("InvalidParameter.PolicyGrammar");
            }
            return new Policy(statements);
        } catch (JacksonException broken) {
            throw ServiceException.of("InvalidParameter.PolicyGrammar");
        }
    }

    private static List<String> texts(JsonNode node) {
        if (node.isArray()) {
            List<String> all = new ArrayList<>();
            node.forEach(each -> all.add(each.asString()));
            return List.copyOf(all);
        }
        return List.of(node.asString("*"));
    }

    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .matches();
    }
}
