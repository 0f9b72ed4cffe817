package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.RegionId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Security groups and networks: what keeps an agent from the service, and what lets it through.
final class NetworkActions {
    private final Place place;
    private final SecurityGroups groups;
    private final InstantSource clock;

    NetworkActions(Place place, SecurityGroups groups, InstantSource clock) {
        this.place = place;
        this.groups = groups;
        this.clock = clock;
    }

    Map<String, Object> describeSecurityGroups(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeSecurityGroups", "*");
        Optional<List<String>> ids = call.array("SecurityGroupIds");
        List<SecurityGroups.Group> found = groups.in(region).stream()
                .filter(group -> ids.map(list -> list.contains(group.id())).orElse(true))
                .filter(group ->
                        call.text("SecurityGroupId").map(group.id()::equals).orElse(true))
                .filter(group -> call.text("VpcId").map(group.vpcId()::equals).orElse(true))
                .toList();
        return Paging.either(call, found, 100, "SecurityGroups", "SecurityGroup", group -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("SecurityGroupId", group.id());
            row.put("SecurityGroupName", group.name());
            row.put("SecurityGroupType", group.enterprise() ? "enterprise" : "normal");
            row.put("VpcId", group.vpcId());
            row.put("Description", "");
            row.put("RuleCount", groups.rules(group.id()).size());
            return row;
        });
    }

    Map<String, Object> describeSecurityGroupAttribute(ApiCall call) {
        SecurityGroups.Group group = group(call);
        call.permit("ecs:DescribeSecurityGroupAttribute", "*");
        String direction = call.text("Direction").orElse("all");
        List<SecurityRule> found = groups.rules(group.id()).stream()
                .filter(rule -> direction.equals("all") || rule.direction().equals(direction))
                .toList();
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("RegionId", call.required("RegionId"));
        reply.put("SecurityGroupId", group.id());
        reply.put("SecurityGroupName", group.name());
        reply.put("VpcId", group.vpcId());
        reply.put("InnerAccessPolicy", "Accept");
        reply.put("Description", "");
        reply.put(
                "Permissions",
                Map.of("Permission", found.stream().map(SecurityRule::row).toList()));
        return reply;
    }

    Map<String, Object> authorizeSecurityGroupEgress(ApiCall call) {
        SecurityGroups.Group group = group(call);
        call.permit("ecs:AuthorizeSecurityGroupEgress", "*");
        List<SecurityRule> added = rules(call, "egress", "DestCidrIp");
        added.forEach(rule -> groups.add(group.id(), rule));
        for (Machine machine : place.fleet().machines()) {
            if (machine.facts().securityGroups().contains(group.id()) && machine.isCutOff()) {
                machine.cutOff(!groups.reachesService(machine));
            }
        }
        return Map.of();
    }

    Map<String, Object> revokeSecurityGroup(ApiCall call) {
        SecurityGroups.Group group = group(call);
        call.permit("ecs:RevokeSecurityGroup", "*");
        List<String> ids = call.list("SecurityGroupRuleId");
        List<SecurityRule> alike = ids.isEmpty() ? rules(call, "ingress", "SourceCidrIp") : List.of();
        groups.remove(
                group.id(), rule -> ids.contains(rule.id()) || alike.stream().anyMatch(rule::isLike));
        return Map.of();
    }

    /// Rules as `Permissions.N.…`, or one as plain parameters.
    private List<SecurityRule> rules(ApiCall call, String direction, String cidr) {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = 1; call.text("Permissions." + i + ".IpProtocol").isPresent(); i++) {
            rules.add(rule(call, "Permissions." + i + ".", direction, cidr));
        }
        if (rules.isEmpty()) {
            rules.add(rule(call, "", direction, cidr));
        }
        return rules;
    }

    private SecurityRule rule(ApiCall call, String head, String direction, String cidr) {
        String ports = call.required(head + "PortRange");
        if (!ports.matches("-1/-1|\\d{1,5}/\\d{1,5}")) {
            throw ServiceException.invalid("PortRange");
        }
        return new SecurityRule(
                "sgr-lab" + Long.toHexString(System.identityHashCode(call) * 31L + head.hashCode()),
                direction,
                call.required(head + "IpProtocol"),
                ports,
                call.text(head + cidr).orElse("0.0.0.0/0"),
                call.text(head + "Policy").orElse("accept").equalsIgnoreCase("drop") ? "Drop" : "Accept",
                call.number(head + "Priority", 1),
                call.text(head + "Description").orElse(""),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private SecurityGroups.Group group(ApiCall call) {
        RegionId region = place.region(call);
        String id = call.required("SecurityGroupId");
        return groups.in(region).stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ServiceException.of("InvalidSecurityGroupId.NotFound"));
    }

    Map<String, Object> describeVpcs(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("vpc:DescribeVpcs", "*");
        Map<String, TreeSet<String>> switches = new LinkedHashMap<>();
        for (Machine machine : place.fleet().in(region)) {
            switches.computeIfAbsent(machine.facts().vpcId(), _ -> new TreeSet<>())
                    .add(machine.facts().vSwitchId());
        }
        List<String> found = switches.keySet().stream()
                .filter(id -> call.text("VpcId")
                        .map(wanted -> List.of(wanted.split(",")).contains(id))
                        .orElse(true))
                .toList();
        return Paging.byNumber(call, found, 50, "Vpcs", "Vpc", id -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("VpcId", id);
            row.put("VpcName", "lab-" + id.substring(id.length() - 4));
            row.put("RegionId", region.value());
            row.put("Status", "Available");
            row.put("CidrBlock", "10.0.0.0/8");
            row.put("VSwitchIds", Map.of("VSwitchId", List.copyOf(switches.getOrDefault(id, new TreeSet<>()))));
            return row;
        });
    }
}
