package dev.ecsdeck.ui.window;

import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.accounts.Accounts;
import dev.ecsdeck.service.commands.CommandService;
import dev.ecsdeck.service.doctor.DoctorService;
import dev.ecsdeck.service.forwards.ForwardProbe;
import dev.ecsdeck.service.forwards.ForwardService;
import dev.ecsdeck.service.inventory.Inventory;
import dev.ecsdeck.service.inventory.SessionSwitch;
import dev.ecsdeck.service.logs.LogBook;
import dev.ecsdeck.service.openssh.OpenSshService;
import dev.ecsdeck.service.quota.QuotaService;
import dev.ecsdeck.service.sessions.SessionService;
import dev.ecsdeck.service.shells.OpenShell;
import dev.ecsdeck.service.shells.ShellRequest;
import dev.ecsdeck.ui.accounts.AccountDoors;
import dev.ecsdeck.ui.credentials.CredentialDoors;
import dev.ecsdeck.ui.files.FilesDoors;
import dev.ecsdeck.ui.forwards.ForwardDoors;
import dev.ecsdeck.ui.network.NetworkDoors;
import dev.ecsdeck.ui.ssh.SshDoors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The services that the window stands on.
///
/// @param people the same accounts, to add and to change
/// @param refresh begins to read the instances anew
/// @param watched is told whether somebody looks at the list of instances
/// @param openShell comes back at once
/// @param clean takes secrets out of a text before it leaves the program
/// @param quit ends the program
public record Halls(
        Signal<Accounts> accounts,
        AccountDoors people,
        NetworkDoors network,
        Signal<Inventory> inventory,
        Runnable refresh,
        Consumer<Boolean> watched,
        SessionSwitch sessionSwitch,
        Function<ShellRequest, OpenShell> openShell,
        ForwardService forwards,
        ForwardProbe probe,
        ForwardDoors doors,
        OpenSshService openSsh,
        SshDoors ssh,
        CommandService commands,
        CredentialDoors credentials,
        FilesDoors files,
        SessionService sessions,
        QuotaService quota,
        DoctorService doctor,
        UnaryOperator<String> clean,
        LogBook log,
        Runnable quit) {}
