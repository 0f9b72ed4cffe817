package dev.ecsdeck.lab.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What DescribeInstances tells of a machine beside its name and state.
///
/// @param wall what its security group keeps away
/// @param loginUser the name chosen at creation: `root`, `ecs-user` or `Administrator`
/// @param publicIp empty when the machine has none
public record MachineFacts(
        String zone,
        Image image,
        String type,
        int cpu,
        int memoryMib,
        String vpcId,
        String vSwitchId,
        String privateIp,
        String publicIp,
        List<String> securityGroups,
        Wall wall,
        String resourceGroupId,
        Map<String, String> tags,
        String loginUser,
        Instant created) {

    /// What a security group keeps away beyond what every group does.
    public enum Wall {
        NONE,
        /// An advanced group without a rule for what goes out.
        NOTHING_OUT,
        /// A basic group with a rule that drops what goes out.
        DROPS_OUT,
        /// A rule drops what comes in, also through the agent.
        DROPS_IN;

        /// Whether the agent cannot reach the service.
        public boolean keepsAgentIn() {
            return this == NOTHING_OUT || this == DROPS_OUT;
        }
    }

    /// An operating system as the list spells it.
    public record Image(String id, String osName, boolean windows) {
        static final Image DEBIAN = new Image("debian_12_8_x64_20G_alibase_20241201.vhd", "Debian  12.8 64 bit", false);
        static final Image UBUNTU =
                new Image("ubuntu_24_04_x64_20G_alibase_20250113.vhd", "Ubuntu  24.04 64 bit", false);
        static final Image ALINUX =
                new Image("aliyun_3_x64_20G_alibase_20250117.vhd", "Alibaba Cloud Linux  3.2104 LTS 64 bit", false);
        static final Image CENTOS = new Image("centos_7_9_x64_20G_alibase_20240628.vhd", "CentOS  7.9 64 bit", false);
        static final Image WINDOWS = new Image(
                "win2022_21H2_x64_dtc_en-us_40G_alibase_20250113.vhd",
                "Windows Server  2022 Datacenter 64 bit (simulated)",
                true);

        static Image of(String name) {
            return switch (name) {
                case "ubuntu" -> UBUNTU;
                case "alinux" -> ALINUX;
                case "centos" -> CENTOS;
                case "windows" -> WINDOWS;
                default -> DEBIAN;
            };
        }
    }

    public MachineFacts {
        securityGroups = List.copyOf(securityGroups);
        tags = Map.copyOf(tags);
    }

    MachineFacts withImage(Image other) {
        return new MachineFacts(
                zone,
                other,
                type,
                cpu,
                memoryMib,
                vpcId,
                vSwitchId,
                privateIp,
                publicIp,
                securityGroups,
                wall,
                resourceGroupId,
                tags,
                loginUser,
                created);
    }

    /// A plain Debian machine in the first zone, for tests that need no more.
    public static MachineFacts plain() {
        return new MachineFacts(
                "cn-hangzhou-i",
                Image.DEBIAN,
                "ecs.g7.large",
                2,
                8192,
                "vpc-bp1lab0000000000000000",
                "vsw-bp1lab0000000000000000",
                "10.0.0.4",
                "",
                List.of("sg-bp1lab000000000000"),
                Wall.NONE,
                "rg-acfmlab00000000",
                Map.of("env", "dev"),
                "root",
                Instant.parse("2026-01-02T03:04:00Z"));
    }
}
