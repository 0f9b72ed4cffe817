package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.fleet.Machine;
import java.util.HashSet;
import java.util.Set;

/// Who has an account on a machine of the Lab.
@FunctionalInterface
public interface MachineUsers {
    boolean exists(Machine machine, String user);

    /// The accounts that a fresh image has, and whoever runs the Lab.
    static MachineUsers ofImages() {
        Set<String> linux = new HashSet<>(Set.of("root", "ecs-user", "ecs-assist-user", "admin"));
        linux.add(System.getProperty("user.name"));
        Set<String> windows = Set.of("System", "Administrator");
        return (machine, user) -> (machine.isWindows() ? windows : linux).contains(user);
    }
}
