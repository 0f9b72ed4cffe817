package dev.ecsdeck.problem;

import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.Problem.SshFault;

/// Which sort of failure each problem is.
final class Kinds {
    private Kinds() {}

    static Kind of(Problem problem) {
        return switch (problem) {
            case Problem.CloudRefused p -> p.kind();
            case Problem.ClockSkewed _,
                    Problem.NoCredentials _,
                    Problem.CredentialsUnusable _,
                    Problem.KeychainUnusable _,
                    Problem.Expired _ -> Kind.CREDENTIALS;
            case Problem.NotPermitted _, Problem.CallerRefused _, Problem.HostKeyChanged _ -> Kind.NOT_ALLOWED;
            case Problem.Unreachable _,
                    Problem.NotTheService _,
                    Problem.GatewayRefused _,
                    Problem.GatewayBroken _,
                    Problem.Silence _,
                    Problem.SessionLost _ -> Kind.NETWORK;
            case Problem.FileBroken _, Problem.InvalidInput _, Problem.InstanceAmbiguous _ -> Kind.WRONG_USE;
            case Problem.InstanceUnknown _, Problem.InstanceNotReady _ -> Kind.NOT_READY;
            case Problem.QueueFull _ -> Kind.LIMIT;
            case Problem.IdleEnded _, Problem.Interrupted _ -> Kind.INTERRUPTED;
            case Problem.SessionEnded p -> Kind.ofSessionEnd(p.reason());
            case Problem.SshFailed p ->
                p.fault() == SshFault.KEY_REFUSED || p.fault() == SshFault.PASSWORD_REFUSED
                        ? Kind.NOT_ALLOWED
                        : Kind.FAILED;
            case Problem.KeyUnusable p ->
                p.fault() == KeyFault.WINDOWS || p.fault() == KeyFault.BAD_PUBLIC_KEY ? Kind.WRONG_USE : Kind.FAILED;
            case Problem.OwnKeyUnusable p ->
                p.fault() == OwnKeyFault.PASSPHRASE_WRONG ? Kind.NOT_ALLOWED : Kind.WRONG_USE;
            case Problem.FileUnusable _,
                    Problem.EncryptionRefused _,
                    Problem.PortTaken _,
                    Problem.PortUnusable _,
                    Problem.InvocationFailed _,
                    Problem.LogonFailed _,
                    Problem.RemoteFileFailed _ -> Kind.FAILED;
        };
    }
}
