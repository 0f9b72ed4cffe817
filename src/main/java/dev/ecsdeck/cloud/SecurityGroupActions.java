package dev.ecsdeck.cloud;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// DescribeSecurityGroups, DescribeSecurityGroupAttribute and AuthorizeSecurityGroupEgress.
public final class SecurityGroupActions {
    private static final int PORTION = 100;
    private static final int RULES = 500;

    private final Door door;

    SecurityGroupActions(Door door) {
        this.door = door;
    }

    /// @param advanced lets nothing out that is not accepted; a basic group lets out what is not dropped
    public record Group(String id, String name, boolean advanced, String vpcId) {}

    /// One rule for what goes out.
    ///
    /// @param protocol in capitals: `TCP`, `UDP`, `ICMP`, `GRE` or `ALL`
    /// @param portRange such as `443/443`, or `-1/-1` for all
    /// @param priority 1 goes first; at the same priority a drop goes before an accept
    /// @param destination an IPv4 or IPv6 range; empty where it is a group or a prefix list
    public record EgressRule(
            String groupId,
            boolean accepts,
            String protocol,
            String portRange,
            int priority,
            String destination,
            String description) {}

    public List<Group> groups(RegionId region, List<String> ids) throws ProblemException {
        List<Group> groups = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<String> portion = ids.subList(from, Math.min(from + PORTION, ids.size()));
            JsonNode answer = door.send(
                    region,
                    ApiCall.read("DescribeSecurityGroups", region)
                            .with("MaxResults", PORTION)
                            .with("SecurityGroupIds", JsonMapper.shared().writeValueAsString(portion)));
            for (JsonNode row : Json.rows(answer, "SecurityGroups", "SecurityGroup")) {
                groups.add(new Group(
                        Json.text(row, "SecurityGroupId"),
                        Json.text(row, "SecurityGroupName"),
                        Json.text(row, "SecurityGroupType").equals("enterprise"),
                        Json.text(row, "VpcId")));
            }
        }
        return List.copyOf(groups);
    }

    /// All rules of a group for what goes out.
    public List<EgressRule> egress(RegionId region, String groupId) throws ProblemException {
        return Pages.all(token -> page(region, groupId, token));
    }

    private Page<EgressRule> page(RegionId region, String groupId, Optional<String> token) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeSecurityGroupAttribute", region)
                        .with("SecurityGroupId", groupId)
                        .with("Direction", "egress")
                        .with("MaxResults", RULES)
                        .with("NextToken", token));
        List<EgressRule> rules = Json.rows(answer, "Permissions", "Permission").stream()
                .filter(row -> !Json.text(row, "Direction").equals("ingress"))
                .map(row -> rule(groupId, row))
                .toList();
        return new Page<>(rules, Json.some(answer, "NextToken"));
    }

    private static EgressRule rule(String groupId, JsonNode row) {
        return new EgressRule(
                groupId,
                Json.text(row, "Policy").equalsIgnoreCase("accept"),
                Json.text(row, "IpProtocol").toUpperCase(Locale.ROOT),
                Json.text(row, "PortRange"),
                Json.number(row, "Priority").orElse(1L).intValue(),
                Json.some(row, "DestCidrIp").orElseGet(() -> Json.text(row, "Ipv6DestCidrIp")),
                Json.text(row, "Description"));
    }

    /// Adds a rule for what goes out. A rule that is there already stays one.
    public void allow(RegionId region, EgressRule rule) throws ProblemException {
        door.send(
                region,
                ApiCall.writeOnce(
                                "AuthorizeSecurityGroupEgress",
                                region,
                                UUID.randomUUID().toString())
                        .with("SecurityGroupId", rule.groupId())
                        .with("Permissions.1.Policy", rule.accepts() ? "accept" : "drop")
                        .with("Permissions.1.IpProtocol", rule.protocol())
                        .with("Permissions.1.PortRange", rule.portRange())
                        .with("Permissions.1.Priority", rule.priority())
                        .with("Permissions.1.DestCidrIp", rule.destination())
                        .with("Permissions.1.Description", rule.description()));
    }
}
