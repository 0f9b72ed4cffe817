package dev.ecsdeck.cloud;

/// Told what the service allowed and what it refused for want of a permission; on the thread that asked for it.
@FunctionalInterface
public interface PermissionWitness {
    /// @param permission as policies write it, such as `ecs:RunCommand`
    void answered(String permission, boolean isAllowed);
}
