package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.service.keys.HandoutDesk;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginShell;
import dev.ecsdeck.ui.kit.KeyPlaces;

/// The services that SSH's screens stand on.
///
/// @param handouts keys for other programs
/// @param places where keys are kept on this computer
public record SshDoors(LoginDesk logins, LoginShell.Opener shells, HandoutDesk handouts, KeyPlaces places) {}
