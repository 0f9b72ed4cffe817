package dev.ecsdeck.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would let an agent through: outbound rules of one group as they are, and those to add.
///
/// @param lines in the order in which they count
public record EgressPlan(String groupId, String groupName, List<Line> lines) {
    public EgressPlan {
        lines = List.copyOf(lines);
    }

    /// One rule.
    ///
    /// @param number from 1 among those that are there; 0 for one to add
    /// @param portRange such as `443/443`; `-1/-1` for all
    public record Line(
            int number,
            boolean accepts,
            String protocol,
            String portRange,
            String destination,
            int priority,
            Optional<Instant> created) {
        public boolean isNew() {
            return number == 0;
        }

        /// The port, the range or `all`, as people write it.
        public String ports() {
            String[] ends = portRange.split("/", 2);
            if (ends[0].equals("-1") || ends.length < 2) {
                return "all";
            }
            return ends[0].equals(ends[1]) ? ends[0] : ends[0] + "-" + ends[1];
        }
    }

    public List<Line> additions() {
        return lines.stream().filter(Line::isNew).toList();
    }

    /// The same as commands of the vendor's command line, one a rule.
    public List<String> commands(String region) {
        List<String> commands = new ArrayList<>();
        for (Line line : additions()) {
            commands.add("aliyun ecs AuthorizeSecurityGroupEgress --RegionId " + region + " --SecurityGroupId "
                    + groupId + " --Permissions.1.Policy accept --Permissions.1.IpProtocol " + line.protocol()
                    + " --Permissions.1.PortRange " + line.portRange() + " --Permissions.1.DestCidrIp "
                    + line.destination() + " --Permissions.1.Priority " + line.priority());
        }
        return List.copyOf(commands);
    }
}
