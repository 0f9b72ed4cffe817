package dev.ecsdeck.lab.faults;

import dev.ecsdeck.model.InstanceId;

/// Whose socket it is.
public record Victim(String sessionId, InstanceId machine) {}
