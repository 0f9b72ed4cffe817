package dev.ecsdeck.cloud;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The policy that would allow what was refused, as JSON to paste into RAM.
public final class PolicyText {
    /// What is used together; whoever lacks one action mostly lacks its neighbours too.
    private static final List<List<String>> TOGETHER = List.of(
            List.of(
                    "ecs:DescribeRegions",
                    "ecs:DescribeInstances",
                    "ecs:DescribeInstanceStatus",
                    "ecs:DescribeCloudAssistantStatus",
                    "ecs:DescribeManagedInstances"),
            List.of(
                    "ecs:StartTerminalSession",
                    "ecs:EndTerminalSession",
                    "ecs:DescribeTerminalSessions",
                    "ecs:DescribeUserBusinessBehavior",
                    "ecs:DescribeCloudAssistantSettings"),
            List.of("ecs:ModifyCloudAssistantSettings"),
            List.of(
                    "ecs:RunCommand",
                    "ecs:InvokeCommand",
                    "ecs:DescribeInvocations",
                    "ecs:DescribeInvocationResults",
                    "ecs:StopInvocation",
                    "ecs:DescribeCommands"),
            List.of("ecs:SendFile", "ecs:DescribeSendFileResults"),
            List.of("ecs:InstallCloudAssistant"),
            List.of(
                    "ecs:CreateKeyPair",
                    "ecs:ImportKeyPair",
                    "ecs:DescribeKeyPairs",
                    "ecs:AttachKeyPair",
                    "ecs:DetachKeyPair",
                    "ecs:DeleteKeyPairs"),
            List.of("ecs:StartInstance", "ecs:StopInstance", "ecs:RebootInstance"),
            List.of("ecs:DescribeSecurityGroups", "ecs:DescribeSecurityGroupAttribute"),
            List.of("ecs:AuthorizeSecurityGroupEgress"));

    private PolicyText() {}

    /// A policy that allows `permission` and what goes with it, on every resource.
    ///
    /// @param permission as policies write it, such as `ecs:StartTerminalSession`
    public static String allowing(String permission) {
        return policy(TOGETHER.stream()
                .filter(group -> group.contains(permission))
                .findFirst()
                .orElseGet(() -> List.of(permission)));
    }

    /// A policy that allows exactly these permissions, on every resource.
    public static String allowing(Collection<String> permissions) {
        return policy(permissions.stream().distinct().sorted().toList());
    }

    private static String policy(List<String> actions) {
        String lines =
                actions.stream().map(action -> "        \"" + action + "\"").collect(Collectors.joining(",\n"));
        return """
                {
                  "Version": "1",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": [
                %s
                      ],
                      "Resource": "*"
                    }
                  ]
                }
                """.formatted(lines);
    }
}
