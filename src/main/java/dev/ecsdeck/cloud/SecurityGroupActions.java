package dev.ecsdeck.cloud;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// DescribeSecurityGroups, DescribeSecurityGroupAttribute, AuthorizeSecurityGroupEgress and RevokeSecurityGroup.
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
    /// @param created when it was added; empty where the service does not say
    public record EgressRule(
            String groupId,
            boolean accepts,
            String protocol,
            String portRange,
            int priority,
            String destination,
            String description,
            Optional<Instant> created) {}

    /// One rule for what comes in; its fields as those of [EgressRule].
    ///
    /// @param id names the rule, so that it can be taken away
    /// @param source an IPv4 or IPv6 range; empty where it is a group or a prefix list
    public record InboundRule(
            String groupId,
            String id,
            boolean accepts,
            String protocol,
            String portRange,
            int priority,
            String source) {}

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
        return Pages.all(token -> page(region, groupId, "egress", token)).stream()
                .map(row -> rule(groupId, row))
                .toList();
    }

    /// All rules of a group for what comes in.
    public List<InboundRule> inbound(RegionId region, String groupId) throws ProblemException {
        return Pages.all(token -> page(region, groupId, "ingress", token)).stream()
                .map(row -> inboundRule(groupId, row))
                .toList();
    }

    private Page<JsonNode> page(RegionId region, String groupId, String direction, Optional<String> token)
            throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeSecurityGroupAttribute", region)
                        .with("SecurityGroupId", groupId)
                        .with("Direction", direction)
                        .with("MaxResults", RULES)
                        .with("NextToken", token));
        List<JsonNode> rules = Json.rows(answer, "Permissions", "Permission").stream()
                .filter(row -> Json.some(row, "Direction").orElse(direction).equals(direction))
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
                Json.text(row, "Description"),
                Json.time(row, "CreateTime"));
    }

    private static InboundRule inboundRule(String groupId, JsonNode row) {
        return new InboundRule(
                groupId,
                Json.text(row, "SecurityGroupRuleId"),
                Json.text(row, "Policy").equalsIgnoreCase("accept"),
                Json.text(row, "IpProtocol").toUpperCase(Locale.ROOT),
                Json.text(row, "PortRange"),
                Json.number(row, "Priority").orElse(1L).intValue(),
                Json.some(row, "SourceCidrIp").orElseGet(() -> Json.text(row, "Ipv6SourceCidrIp")));
    }

    /// Takes a rule for what comes in away. One that is gone already is a success.
    public void revoke(RegionId region, InboundRule rule) throws ProblemException {
        door.send(
                region,
                ApiCall.writeOnce(
                                "RevokeSecurityGroup", region, UUID.randomUUID().toString())
                        .with("SecurityGroupId", rule.groupId())
                        .with("SecurityGroupRuleId.1", rule.id()));
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
