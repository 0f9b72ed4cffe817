package dev.ecsdeck.ui.ssh;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.Problem.SshFault;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Policy;
import dev.ecsdeck.ui.kit.ProblemPane;
import dev.ecsdeck.ui.kit.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What stopped a login, and the buttons that mend it: the first is what most likely does.
final class LoginTrouble {
    private static final String ROOT = "root";
    private static final String OTHER = "ecs-user";

    /// What can be done about it.
    ///
    /// @param again tries with a fresh key
    /// @param as tries as another user
    /// @param terminal opens a shell without SSH
    /// @param with tries with a fresh key of another kind
    record Ways(Runnable again, Consumer<String> as, Consumer<KeyKind> with, Runnable terminal) {}

    private LoginTrouble() {}

    static ProblemPane pane(Kit kit, Instance instance, Problem problem, Ways ways) {
        return new ProblemPane(kit, problem, Optional.of(instance.label()), remedies(kit, problem, ways));
    }

    static List<Remedy> remedies(Kit kit, Problem problem, Ways ways) {
        List<Remedy> all = new ArrayList<>();
        Remedy again = new Remedy(kit.texts().text("keys.remedy.again"), ways.again());
        Remedy fresh = new Remedy(kit.texts().text("keys.remedy.fresh"), ways.again());
        Remedy terminal = new Remedy(kit.texts().text("keys.remedy.terminal"), ways.terminal());
        switch (problem) {
            case Problem.KeyUnusable unusable -> {
                switch (unusable.fault()) {
                    case USER_MISSING, ROOT_OFF -> {
                        all.add(as(kit, unusable.user(), ways));
                        all.add(again);
                    }
                    case KEY_TYPE_REFUSED -> {
                        fitting(unusable.detail())
                                .map(kind -> with(kit, kind, ways))
                                .ifPresent(all::add);
                        all.add(again);
                    }
                    case WINDOWS -> all.add(terminal);
                    case KEYS_OFF, PLUGIN_SHUT_OUT, CLOCK_AHEAD -> {
                        all.add(again);
                        all.add(terminal);
                    }
                    default -> all.add(again);
                }
            }
            case Problem.SshFailed ssh
            when ssh.fault() == SshFault.KEY_EXPIRED || ssh.fault() == SshFault.KEY_REFUSED -> {
                all.add(fresh);
                if (ssh.fault() == SshFault.KEY_REFUSED) {
                    all.add(as(kit, ssh.user(), ways));
                }
            }
            case Problem.CloudRefused refused
            when refused.kind() == Kind.NOT_ALLOWED -> {
                all.add(policy(kit, refused.action()));
                all.add(again);
            }
            default -> all.add(again);
        }
        return all;
    }

    /// The first kind that is made here and that an SSH server takes.
    ///
    /// @param taken the names of algorithms that it named
    private static Optional<KeyKind> fitting(String taken) {
        List<String> names = List.of(taken.split("[ ,]+"));
        return Stream.of(KeyKind.ED25519, KeyKind.RSA_2048, KeyKind.ECDSA_256, KeyKind.ECDSA_384, KeyKind.ECDSA_521)
                .filter(kind -> names.stream().anyMatch(kind::fits))
                .findFirst();
    }

    private static Remedy with(Kit kit, KeyKind kind, Ways ways) {
        return new Remedy(
                kit.texts().text("keys.remedy.kind", kind.shownName()),
                () -> ways.with().accept(kind));
    }

    /// Whether a passphrase or a password has to be typed first.
    static boolean asksSecret(Problem problem) {
        return switch (problem) {
            case Problem.OwnKeyUnusable own ->
                own.fault() == OwnKeyFault.PASSPHRASE_NEEDED || own.fault() == OwnKeyFault.PASSPHRASE_WRONG;
            case Problem.SshFailed ssh -> ssh.fault() == SshFault.PASSWORD_REFUSED;
            default -> false;
        };
    }

    private static Remedy as(Kit kit, String tried, Ways ways) {
        String other = tried.equals(ROOT) ? OTHER : ROOT;
        return new Remedy(
                kit.texts().text("keys.remedy.as", other), () -> ways.as().accept(other));
    }

    private static Remedy policy(Kit kit, String action) {
        return new Remedy(
                kit.texts().text("keys.remedy.policy"),
                () -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, Policy.allowing(action))));
    }
}
