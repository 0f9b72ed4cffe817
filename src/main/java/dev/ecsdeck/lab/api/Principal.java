package dev.ecsdeck.lab.api;

import java.util.List;

/// Who a key belongs to.
///
/// @param type `Account`, `RAMUser` or `AssumedRoleUser`
/// @param narrowed more policies that must all allow too, as a temporary key's own
record Principal(String type, String name, String id, Policy policy, List<Policy> narrowed) {
    static final String ACCOUNT_ID = "1234567890123456";

    Principal {
        narrowed = List.copyOf(narrowed);
    }

    static Principal account() {
        return new Principal("Account", "root", ACCOUNT_ID, Policy.EVERYTHING, List.of());
    }

    static Principal user(String name, String id, Policy policy) {
        return new Principal("RAMUser", name, id, policy, List.of());
    }

    String arn() {
        return switch (type) {
            case "Account" -> "acs:ram::" + ACCOUNT_ID + ":root";
            case "RAMUser" -> "acs:ram::" + ACCOUNT_ID + ":user/" + name;
            default -> "acs:ram::" + ACCOUNT_ID + ":assumed-role/" + name;
        };
    }

    Policy.Verdict verdict(String action, String resource) {
        Policy.Verdict verdict = policy.verdict(action, resource);
        for (Policy more : narrowed) {
            Policy.Verdict next = more.verdict(action, resource);
            verdict = verdict == Policy.Verdict.ALLOWED ? next : verdict;
        }
        return verdict;
    }
}
