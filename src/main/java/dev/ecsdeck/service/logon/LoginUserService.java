package dev.ecsdeck.service.logon;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.LogonFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.KeyScripts;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.remote.RemoteDesktopScripts;
import dev.ecsdeck.remote.SshdScripts;
import dev.ecsdeck.remote.UserScripts;
import dev.ecsdeck.remote.UserScripts.LoginUser;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.service.keys.InstanceCommands;
import dev.ecsdeck.ssh.PublicHalf;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Login users of a Linux instance, their lasting keys, and sshd's settings; who may use Remote Desktop on a Windows
/// one: all through Cloud Assistant. Blocking; thread-safe.
public final class LoginUserService {
    private static final Duration SCRIPT = Duration.ofSeconds(60);

    private final CloudAccess access;
    private final Workers workers;

    public LoginUserService(CloudAccess access, Workers workers) {
        this.access = access;
        this.workers = workers;
    }

    /// Root and the people's users.
    public List<LoginUser> list(Instance instance) throws ProblemException {
        return UserScripts.readList(asRoot(instance, UserScripts.list()));
    }

    /// The script that [#add] runs, for the user to read first.
    public static String addScript(LoginName user, boolean maySudo, Optional<PublicHalf> key) {
        return UserScripts.add(user, maySudo, key.map(PublicHalf::line));
    }

    /// Adds a user, without a password: set one afterwards with [PasswordService#resetOnline].
    ///
    /// @return whether it may use sudo
    public boolean add(Instance instance, LoginName user, boolean maySudo, Optional<PublicHalf> key)
            throws ProblemException {
        return checked(asRoot(instance, addScript(user, maySudo, key)), user).maySudo();
    }

    /// The script that [#remove] runs.
    public static String removeScript(LoginName user, boolean withHome) {
        return UserScripts.remove(user, withHome);
    }

    public void remove(Instance instance, LoginName user, boolean withHome) throws ProblemException {
        checked(asRoot(instance, removeScript(user, withHome)), user);
    }

    private static UserScripts.Answer checked(String output, LoginName user) throws ProblemException {
        UserScripts.Answer answer = UserScripts.read(output);
        return switch (answer.result()) {
            case DONE -> answer;
            case EXISTS -> throw failed(LogonFault.USER_EXISTS, user.value(), "");
            case NO_USER -> throw failed(LogonFault.USER_MISSING, user.value(), "");
            case REFUSED -> throw failed(LogonFault.USER_NOT_CHANGED, user.value(), answer.why());
            case UNREADABLE -> throw failed(LogonFault.UNREADABLE, user.value(), output.strip());
        };
    }

    /// The lines of a user's `authorized_keys`.
    public List<String> keys(Instance instance, LoginName user) throws ProblemException {
        return KeyScripts.readList(as(user, instance, KeyScripts.list()));
    }

    /// Adds a key to a user's `authorized_keys`: binding without a restart.
    ///
    /// @return false if it was there already
    public boolean addKey(Instance instance, LoginName user, PublicHalf key) throws ProblemException {
        KeyScripts.Result result = KeyScripts.read(as(user, instance, KeyScripts.add(key.line())));
        if (result != KeyScripts.Result.DONE && result != KeyScripts.Result.ALREADY_THERE) {
            throw failed(LogonFault.KEY_NOT_CHANGED, user.value(), "");
        }
        return result == KeyScripts.Result.DONE;
    }

    /// Takes a key out of a user's `authorized_keys`.
    ///
    /// @return false if it was not there
    public boolean removeKey(Instance instance, LoginName user, PublicHalf key) throws ProblemException {
        String blob = key.line().substring(key.line().indexOf(' ') + 1);
        KeyScripts.Result result = KeyScripts.read(as(user, instance, KeyScripts.remove(blob)));
        if (result == KeyScripts.Result.REFUSED) {
            throw failed(LogonFault.KEY_NOT_CHANGED, user.value(), "");
        }
        return result == KeyScripts.Result.DONE;
    }

    /// What sshd goes by.
    public SshdScripts.Settings sshd(Instance instance) throws ProblemException {
        String output = asRoot(instance, SshdScripts.read());
        return SshdScripts.settings(output).orElseThrow(() -> failed(LogonFault.UNREADABLE, "sshd", output.strip()));
    }

    /// The script that [#changeSshd] runs.
    public static String sshdScript(SshdScripts.Settings wanted) {
        return SshdScripts.change(wanted);
    }

    /// Changes sshd's settings, with a copy of the file kept and the syntax checked before.
    ///
    /// @return the copy, and whether sshd goes by the new settings already
    public SshdScripts.Answer changeSshd(Instance instance, SshdScripts.Settings wanted) throws ProblemException {
        SshdScripts.Answer answer = SshdScripts.readChange(asRoot(instance, sshdScript(wanted)));
        return switch (answer.result()) {
            case DONE, NOT_RELOADED -> answer;
            case INVALID -> throw failed(LogonFault.SSHD_INVALID, "sshd", answer.why());
            case UNCHECKED -> throw failed(LogonFault.SSHD_UNCHECKED, "sshd", "");
            case REFUSED -> throw failed(LogonFault.SSHD_NOT_CHANGED, "sshd", answer.why());
        };
    }

    /// The members of a Windows instance's group for Remote Desktop. Administrators need not be in it.
    public List<String> remoteDesktopUsers(Instance instance) throws ProblemException {
        String output = asSystem(instance, RemoteDesktopScripts.list());
        return RemoteDesktopScripts.readList(output)
                .orElseThrow(() -> failed(LogonFault.UNREADABLE, instance.label(), output.strip()));
    }

    /// The script that [#allowRemoteDesktop] runs.
    public static String allowScript(LoginName user) {
        return RemoteDesktopScripts.add(user);
    }

    /// The script that [#denyRemoteDesktop] runs.
    public static String denyScript(LoginName user) {
        return RemoteDesktopScripts.remove(user);
    }

    /// Lets a user in by Remote Desktop; makes the user first where there is none, with a password that nobody knows.
    public void allowRemoteDesktop(Instance instance, LoginName user) throws ProblemException {
        checked(asSystem(instance, allowScript(user)), user);
    }

    /// Takes a user out of the group. The user stays.
    public void denyRemoteDesktop(Instance instance, LoginName user) throws ProblemException {
        checked(asSystem(instance, denyScript(user)), user);
    }

    private String asSystem(Instance instance, String script) throws ProblemException {
        return new InstanceCommands(access.client(instance.account()), workers)
                .run(instance, new CommandRequest.Script(CommandRequest.Language.POWERSHELL, script), SCRIPT)
                .output();
    }

    private String asRoot(Instance instance, String script) throws ProblemException {
        refuseWindows(instance);
        return new InstanceCommands(access.client(instance.account()), workers)
                .shell(instance, script, SCRIPT)
                .output();
    }

    private String as(LoginName user, Instance instance, String script) throws ProblemException {
        refuseWindows(instance);
        return new InstanceCommands(access.client(instance.account()), workers)
                .shellAs(user, instance, script, SCRIPT)
                .output();
    }

    private static void refuseWindows(Instance instance) throws ProblemException {
        if (instance.windows()) {
            throw failed(LogonFault.LINUX_ONLY, instance.label(), "");
        }
    }

    private static ProblemException failed(LogonFault fault, String name, String detail) {
        return new ProblemException(new Problem.LogonFailed(fault, name, detail));
    }
}
