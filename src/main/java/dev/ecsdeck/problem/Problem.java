package dev.ecsdeck.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that can go wrong and that a user can be told. Each record carries facts; its title, sentence and
/// remedy are in `text.ProblemText`, in every language. No record carries a secret.
public sealed interface Problem {
    /// What sort of failure it is.
    default Kind kind() {
        return Kinds.of(this);
    }

    /// The cloud answered with an error code.
    ///
    /// @param code as the service spells it, such as `InvalidInstance.NotFound`
    /// @param action the API action that was asked
    record CloudRefused(
            Kind kind,
            String action,
            String code,
            String serviceMessage,
            String requestId,
            int httpStatus,
            Optional<Duration> retryAfter)
            implements Problem {}

    /// The account may not do this: no policy allows it, or one forbids it.
    ///
    /// @param permission as policies write it, such as `ecs:StartTerminalSession`
    /// @param principal who was refused, as the service names it; may be empty
    /// @param explicitDeny a policy forbids it, so that another that allows it would not help
    record NotPermitted(
            String permission,
            String principal,
            boolean explicitDeny,
            String code,
            String serviceMessage,
            String requestId,
            int httpStatus)
            implements Problem {}

    /// The clock of this machine and the service's differ by more than the service takes, also after a correction.
    record ClockSkewed(Duration ahead) implements Problem {}

    /// No connection could be made, or it broke before an answer came.
    record Unreachable(String host, Hop hop, String detail) implements Problem {}

    /// Which hop of the way failed.
    enum Hop {
        NAME,
        CONNECT,
        TIMEOUT,
        TLS,
        PROXY,
        PROXY_SIGN_IN,
        BROKEN
    }

    /// Something answered that is not the service: no JSON, or far too much of it.
    record NotTheService(String host, String detail) implements Problem {}

    /// Credentials were found nowhere; `looked` names the places, in order, never their contents.
    record NoCredentials(String looked) implements Problem {}

    /// A profile was found and cannot be used.
    record CredentialsUnusable(String profile, String mode, CredentialFault fault, String detail) implements Problem {}

    /// What is wrong with a profile.
    enum CredentialFault {
        NO_SUCH_PROFILE,
        MODE_UNKNOWN,
        MODE_LATER,
        FIELD_MISSING,
        EXPIRED,
        SOURCE_FAILED
    }

    /// A file of the user's is broken at a place; line and column count from 1.
    record FileBroken(String path, int line, int column, String detail) implements Problem {}

    /// A file cannot be read or written.
    record FileUnusable(String path, FileFault fault, String detail) implements Problem {}

    /// Why a file cannot be used.
    enum FileFault {
        MISSING,
        NOT_ALLOWED,
        DISK_FULL,
        LOCKED,
        EXISTS,
        NOT_EMPTY,
        LINK_LOOP,
        /// More than the service takes.
        TOO_BIG,
        /// What was given is no name of a single file on this system.
        BAD_NAME,
        OTHER
    }

    /// The system's keychain does not give or take secrets; `detail` is what it said, never a secret.
    record KeychainUnusable(KeychainFault fault, String detail) implements Problem {}

    /// Something the user gave is not valid.
    record InvalidInput(Input what, String given) implements Problem {}

    /// Which input it was; each has its rule as a sentence.
    enum Input {
        INSTANCE_ID,
        REGION,
        PORT,
        HOST_AND_PORT,
        ENDPOINT,
        ENDPOINT_NOT_ENCRYPTED,
        IDLE_TIMEOUT,
        CONNECTION_TYPE,
        ENCRYPTION_MODE,
        SESSION_URL,
        USER_NAME,
        COMMAND_LINE,
        PASSWORD_NAME,
        COMPUTE_NEST,
        PUBLIC_KEY,
        SKIP_VERIFY_WITH_SECRETS,
        CONFIGURE_MODE,
        OPTION
    }

    /// No instance has this id or name.
    record InstanceUnknown(String given) implements Problem {}

    /// Several instances have this name.
    record InstanceAmbiguous(String given, List<String> ids) implements Problem {
        public InstanceAmbiguous {
            ids = List.copyOf(ids);
        }
    }

    /// The instance cannot take a session now.
    record InstanceNotReady(String instance, Unready why, String detail) implements Problem {}

    /// What keeps an instance from taking sessions.
    enum Unready {
        NOT_RUNNING,
        AGENT_MISSING,
        AGENT_TOO_OLD,
        AGENT_SILENT,
        SESSIONS_UNSUPPORTED
    }

    /// The gateway refused the socket: the URL has expired, or the session has ended.
    record GatewayRefused(String host, int httpStatus) implements Problem {}

    /// The gateway spoke something that is not the protocol.
    record GatewayBroken(Breach breach, String detail) implements Problem {}

    /// Nothing came for too long while opening.
    record Silence(Duration waited) implements Problem {}

    /// The far side ended the session for a reason it named, such as `AgentTimeout`; `text` is what else it said.
    record SessionEnded(String reason, String text) implements Problem {}

    /// The connection dropped and cannot be resumed.
    record SessionLost(Lost why) implements Problem {}

    /// The user's own idle time ran out.
    record IdleEnded(Duration idle) implements Problem {}

    /// Session encryption is not to be had as asked.
    record EncryptionRefused(EncryptionFault fault, String detail) implements Problem {}

    /// Why session encryption failed.
    enum EncryptionFault {
        KMS_MODE,
        HANDSHAKE,
        AGENT_SAID_NO,
        NO_ANSWER
    }

    /// A local port is taken.
    record PortTaken(String address, int port, String holder) implements Problem {}

    /// A local port cannot be listened on for another reason than that it is taken.
    record PortUnusable(String address, int port, String detail) implements Problem {}

    /// A local program may not use a forward; `who` names the user or the program's path, if known.
    record CallerRefused(Caller why, String who) implements Problem {}

    /// Why a caller was turned away.
    enum Caller {
        /// Another user of this machine.
        OTHER_USER,
        /// A program that the user did not allow.
        PROGRAM,
        /// It had gone, or hid, before it could be told who it was.
        UNKNOWN
    }

    /// More connections wait than are kept waiting.
    record QueueFull(int most) implements Problem {}

    /// A command on an instance did not succeed; `code` as the service spells it.
    record InvocationFailed(String code, String serviceMessage) implements Problem {}

    /// SSH did not come about, or broke. `detail` is what the server or the library said, or a fingerprint.
    record SshFailed(SshFault fault, String user, String detail) implements Problem {}

    /// What went wrong with SSH.
    enum SshFault {
        /// The key is not taken: expired, the user does not exist, or sshd takes no public keys.
        KEY_REFUSED,
        KEY_EXPIRED,
        PASSWORD_REFUSED,
        HOST_KEY_NOT_TRUSTED,
        NO_COMMON_ALGORITHM,
        /// What answers is no SSH server.
        NOT_SSH,
        SILENT,
        BROKEN,
        NO_SHELL,
        NO_FILES
    }

    /// A temporary key was or would be registered, and still could not be used for a login.
    record KeyUnusable(KeyFault fault, String user, String detail) implements Problem {}

    /// Why a temporary key is of no use on an instance.
    enum KeyFault {
        /// Temporary keys are for Linux.
        WINDOWS,
        USER_MISSING,
        /// sshd takes no public keys.
        KEYS_OFF,
        /// sshd does not let root in.
        ROOT_OFF,
        /// sshd asks another program for keys, so the plugin is never asked.
        PLUGIN_SHUT_OUT,
        PLUGIN_INSTALL_FAILED,
        /// The instance's clock is ahead: it thinks the key has expired.
        CLOCK_AHEAD,
        /// sshd takes keys, but none of this kind. The detail names the kinds it takes.
        KEY_TYPE_REFUSED,
        /// The service did not say in time whether the key is registered.
        NO_ANSWER,
        BAD_PUBLIC_KEY
    }

    /// A key that the user had before cannot be used. `key` is its file or fingerprint.
    record OwnKeyUnusable(OwnKeyFault fault, String key) implements Problem {}

    /// What is wrong with a key of the user's own.
    enum OwnKeyFault {
        /// The file holds no private key, and no agent holds the one that belongs to it.
        NO_PRIVATE_KEY,
        PASSPHRASE_NEEDED,
        PASSPHRASE_WRONG,
        /// No agent runs, or it holds nothing.
        NO_AGENT,
        NOT_IN_AGENT,
        NOT_A_KEY,
        /// The service imports RSA, DSA and ECDSA keys only.
        NOT_IMPORTED
    }

    /// A password, key, user or setting of logins on an instance could not be changed. `name` is whom or what it is
    /// about; `detail` is what the instance said.
    record LogonFailed(LogonFault fault, String name, String detail) implements Problem {}

    /// Why logins on an instance could not be changed.
    enum LogonFault {
        /// The instance cannot make a key to seal the password with: it has no OpenSSL, or something stood between.
        NO_SEAL,
        SEAL_GONE,
        /// Nothing was understood of the answer.
        UNREADABLE,
        USER_MISSING,
        USER_EXISTS,
        USER_NOT_CHANGED,
        PASSWORD_REFUSED,
        KEY_NOT_CHANGED,
        SSHD_INVALID,
        SSHD_UNCHECKED,
        SSHD_NOT_CHANGED,
        LINUX_ONLY,
        NOT_BACK_IN_TIME,
        /// Part of the instances refused a key pair; `detail` names them with their codes.
        PAIR_NOT_CHANGED
    }

    /// The host shows another key than the pinned one.
    record HostKeyChanged(String host, String pinnedFingerprint, String shownFingerprint) implements Problem {}

    /// A file over there could not be read or written.
    record RemoteFileFailed(String path, RemoteFileFault fault, String detail) implements Problem {}

    /// Why a file operation over there failed.
    enum RemoteFileFault {
        MISSING,
        NOT_ALLOWED,
        EXISTS,
        DISK_FULL,
        UNSUPPORTED,
        CHANGED_MEANWHILE,
        DIFFERENT_AFTER_TRANSFER,
        /// A link leads back to itself.
        LINK_LOOP,
        NOT_EMPTY,
        /// What was given is no name of a single file.
        BAD_NAME,
        OTHER
    }

    /// A credential or URL was good only until then.
    record Expired(String what, Instant since) implements Problem {}

    /// The user stopped it.
    record Interrupted() implements Problem {}
}
