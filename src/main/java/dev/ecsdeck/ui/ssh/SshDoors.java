package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginShell;

/// The services that SSH's screens stand on.
///
/// @param places where keys are kept on this computer
public record SshDoors(LoginDesk logins, LoginShell.Opener shells, KeyPlaces places) {}
