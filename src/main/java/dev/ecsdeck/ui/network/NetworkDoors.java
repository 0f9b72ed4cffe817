package dev.ecsdeck.ui.network;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.service.network.NetworkService;
import java.util.function.Supplier;

/// What stands behind the network's screen.
///
/// @param target the cloud of the account in use
public record NetworkDoors(NetworkService service, Supplier<CloudTarget> target) {}
