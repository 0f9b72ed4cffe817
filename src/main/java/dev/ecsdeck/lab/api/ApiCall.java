package dev.ecsdeck.lab.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One verified call: its action, its parameters and who makes it.
record ApiCall(String action, Map<String, String> parameters, LabKey caller, String clientIp) {
    private static final int MAX_LISTED = 1000;

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> ServiceException.missing(name));
    }

    int number(String name, int otherwise) {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notOne) {
            throw ServiceException.invalid(name);
        }
    }

    boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw ServiceException.invalid(name);
                })
                .orElse(false);
    }

    /// The values of `Name.1`, `Name.2` and so on.
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= MAX_LISTED && parameters.containsKey(name + "." + i); i++) {
            values.add(parameters.getOrDefault(name + "." + i, ""));
        }
        return values;
    }

    /// The pairs of `Name.1.Key`, `Name.1.Value` and so on; a value left out is empty.
    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 1; i <= MAX_LISTED && parameters.containsKey(name + "." + i + ".Key"); i++) {
            pairs.put(
                    parameters.getOrDefault(name + "." + i + ".Key", ""),
                    parameters.getOrDefault(name + "." + i + ".Value", ""));
        }
        return pairs;
    }

    /// A parameter whose text is a JSON array of texts; empty when it was not sent.
    Optional<List<String>> array(String name) {
        return text(name).map(json -> {
            JsonNode node = tree(name, json);
            if (!node.isArray()) {
                throw ServiceException.invalid(name);
            }
            List<String> values = new ArrayList<>();
            node.forEach(each -> values.add(each.asString("")));
            return values;
        });
    }

    /// A parameter whose text is a JSON object; empty when it was not sent.
    Optional<JsonNode> object(String name) {
        return text(name).map(json -> {
            JsonNode node = tree(name, json);
            if (!node.isObject()) {
                throw ServiceException.invalid(name);
            }
            return node;
        });
    }

    private static JsonNode tree(String name, String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException broken) {
            throw ServiceException.invalid(name);
        }
    }

    /// Refuses the call unless the caller may do it on this resource.
    void permit(String ramAction, String resource) {
        Policy.Verdict verdict = caller.owner().verdict(ramAction, resource);
        if (verdict == Policy.Verdict.ALLOWED) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("AuthAction", ramAction);
        detail.put("AuthPrincipalDisplayName", caller.owner().id());
        detail.put("AuthPrincipalOwnerId", Principal.ACCOUNT_ID);
        detail.put("AuthPrincipalType", caller.owner().type().equals("RAMUser") ? "SubUser" : "AssumedRoleUser");
        detail.put("AuthResource", resource);
        detail.put("PolicyType", "AccountLevelIdentityBasedPolicy");
        detail.put("NoPermissionType", verdict == Policy.Verdict.EXPLICIT_DENY ? "ExplicitDeny" : "ImplicitDeny");
        detail.put("EncodedDiagnosticMessage", "AQEAAAAAZ" + Integer.toHexString(resource.hashCode()));
        String code = ramAction.startsWith("sts:") ? "NoPermission" : "Forbidden.RAM";
        throw ServiceException.of(code).with("AccessDeniedDetail", detail);
    }
}
