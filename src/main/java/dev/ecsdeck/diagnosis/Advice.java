package dev.ecsdeck.diagnosis;

import dev.ecsdeck.cloud.SecurityGroupActions.InboundRule;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;

/// What could be better although nothing is wrong: who comes in over Session Manager needs no open ports.
final class Advice {
    private static final List<Integer> LOGIN_PORTS = List.of(22, 3389);

    private Advice() {}

    static List<Fix> of(Patient patient, Ward ward) {
        List<String> groups = patient.instance().securityGroups();
        try {
            List<Fix.InboundRule> open = ward.inbound(groups).stream()
                    .filter(Advice::opensALogin)
                    .map(ServiceChecks::rule)
                    .toList();
            return open.isEmpty() ? List.of() : List.of(new Fix.RemoveInbound(open, false));
        } catch (ProblemException unread) {
            // Only advice: who may not read the rules gets none.
            return List.of();
        }
    }

    /// Only rules for exactly that port: a wider one may be there for something else.
    private static boolean opensALogin(InboundRule rule) {
        return rule.accepts()
                && LOGIN_PORTS.stream().anyMatch(port -> rule.portRange().equals(port + "/" + port))
                && rule.source().equals("0.0.0.0/0");
    }
}
