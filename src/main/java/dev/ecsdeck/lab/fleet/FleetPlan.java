package dev.ecsdeck.lab.fleet;

import dev.ecsdeck.lab.fleet.MachineFacts.Wall;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes machines: the standard ones from a table, any number of others by counting. The same each time.
final class FleetPlan {
    static final int STANDARD_REGIONS = 3;

    private static final Instant FIRST_CREATED = Instant.parse("2025-03-01T02:00:00Z");
    private static final List<String> REGIONS = List.of(
            "cn-hangzhou",
            "cn-beijing",
            "ap-southeast-1",
            "cn-shanghai",
            "cn-shenzhen",
            "cn-hongkong",
            "ap-northeast-1",
            "eu-central-1",
            "us-west-1",
            "us-east-1");
    /// How ids of each region begin.
    private static final List<String> ID_HEADS =
            List.of("bp1", "2ze", "t4n", "uf6", "wz9", "j6c", "6we", "gw8", "rj9", "0xi");

    /// The refusal of a machine whose security group drops what comes in.
    private static final String INBOUND = "InvalidOperation.SecurityGroupRuleDenied";

    /// Names of machines that stand outside the cloud and are registered with it.
    private static final String ELSEWHERE = "onprem-";

    private static final String[] EXTRA_ROLES = {"web", "api", "worker", "cache", "queue", "search", "etl", "proxy"};
    private static final String[] ENVIRONMENTS = {"prod", "stage", "dev"};

    private FleetPlan() {}

    static List<RegionId> regions(int count) {
        return REGIONS.subList(0, count).stream().map(RegionId::new).toList();
    }

    /// One line of the table: name, region, zone, environment, state, agent, system, network, refusal, ailment.
    static List<Machine> standard() {
        List<Machine> machines = new ArrayList<>();
        for (String line : table().lines().toList()) {
            String[] cell = line.split("\t", -1);
            RegionId region = new RegionId(cell[1]);
            int number = machines.size();
            Machine machine = new Machine(
                    cell[0].startsWith(ELSEWHERE)
                            ? new InstanceId("mi-" + digest(cell[0], 15))
                            : id(region, cell[0] + "#" + number),
                    cell[0],
                    region,
                    facts(
                            region,
                            cell[2],
                            cell[3],
                            cell[6],
                            cell[7] + "." + (number + 10),
                            number,
                            wall(cell[5], cell[8])),
                    Optional.of(cell[8]).filter(code -> !code.isEmpty()),
                    Ailment.of(cell[9]),
                    InstanceState.of(cell[4]),
                    agent(cell[5], cell[6].equals("windows")));
            machine.cutOff(machine.facts().wall().keepsAgentIn());
            machines.add(machine);
        }
        return machines;
    }

    private static Wall wall(String agent, String refusal) {
        return switch (agent) {
            case "blocked" -> Wall.NOTHING_OUT;
            case "dropped" -> Wall.DROPS_OUT;
            default -> refusal.equals(INBOUND) ? Wall.DROPS_IN : Wall.NONE;
        };
    }

    static Machine extra(int number, RegionId region) {
        String role = EXTRA_ROLES[number / 7 % EXTRA_ROLES.length];
        String environment = ENVIRONMENTS[number / 5 % ENVIRONMENTS.length];
        String name = String.format(Locale.ROOT, "%s-%s-%05d", environment, role, number);
        String ip = "10." + (16 + number / 65_536) + "." + number / 256 % 256 + "." + number % 256;
        return new Machine(
                id(region, name),
                name,
                region,
                facts(region, "b", environment, number % 3 == 0 ? "ubuntu" : "debian", ip, number, Wall.NONE),
                Optional.empty(),
                Ailment.NONE,
                number % 11 == 10 ? InstanceState.STOPPED : InstanceState.RUNNING,
                agent(number % 4 == 3 ? "old" : "new", false));
    }

    private static MachineFacts facts(
            RegionId region, String zone, String environment, String system, String ip, int number, Wall wall) {
        MachineFacts.Image image = MachineFacts.Image.of(system);
        String head = ID_HEADS.get(REGIONS.indexOf(region.value()));
        String net = head + digest(region.value() + ip.substring(0, ip.indexOf('.', 3)), 17);
        return new MachineFacts(
                region.value() + (region.value().startsWith("cn-") ? "-" : "") + zone,
                image,
                number % 5 == 0 ? "ecs.c7.xlarge" : "ecs.g7.large",
                number % 5 == 0 ? 4 : 2,
                8192,
                "vpc-" + net,
                "vsw-" + head + digest(net + zone, 17),
                ip,
                number % 6 == 1 ? "198.51.100." + (number % 250 + 1) : "",
                List.of("sg-" + head + digest(groupName(wall) + net, 14)),
                wall,
                "rg-acfm" + digest(environment, 10),
                Map.of("env", environment, "app", application(ip)),
                image.windows() ? "Administrator" : system.equals("alinux") ? "ecs-user" : "root",
                FIRST_CREATED.plus(Duration.ofHours(number % 5000)));
    }

    private static String groupName(Wall wall) {
        return wall == Wall.NONE ? "basic" : wall.name();
    }

    private static String application(String ip) {
        return switch (ip.hashCode() & 3) {
            case 0 -> "shop";
            case 1 -> "orders";
            case 2 -> "search";
            default -> "platform";
        };
    }

    private static AgentProfile agent(String name, boolean windows) {
        return switch (name) {
            case "old" -> AgentProfile.OLD;
            case "old-12" -> AgentProfile.OLD.withDialect("1.02");
            case "new-11" -> AgentProfile.NEW.withDialect("1.01");
            case "too-old" -> new AgentProfile("2.2.3.189", "1.01", AgentProfile.Health.TOO_OLD);
            case "ancient" -> new AgentProfile("2.2.3.309", "1.01", AgentProfile.Health.WELL);
            case "missing" -> AgentProfile.NEW.with(AgentProfile.Health.MISSING);
            case "silent" -> AgentProfile.NEW.with(AgentProfile.Health.SILENT);
            default -> windows ? AgentProfile.NEW_WINDOWS : AgentProfile.NEW;
        };
    }

    private static InstanceId id(RegionId region, String seed) {
        return new InstanceId("i-" + ID_HEADS.get(REGIONS.indexOf(region.value())) + digest(seed, 17));
    }

    private static String digest(String seed, int length) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(36).substring(0, length);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String table() {
        try (InputStream in = FleetPlan.class.getResourceAsStream("/dev/ecsdeck/lab/fleet.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the table of machines is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
