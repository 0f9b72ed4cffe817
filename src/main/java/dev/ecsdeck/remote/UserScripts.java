package dev.ecsdeck.remote;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The people's login users of a Linux instance: listed, added, removed. Scripts for root.
public final class UserScripts {
    /// Groups whose members may use sudo, by the families of Debian and Red Hat.
    private static final Set<String> SUDO_GROUPS = Set.of("sudo", "wheel", "admin");

    private static final String LIST = """
            getent passwd | while IFS=: read -r n x u g c h s; do
                [ "$u" = 0 ] || { [ "$u" -ge 1000 ] && [ "$u" -lt 60000 ]; } || continue
                p=$(passwd -S "$n" 2>/dev/null | cut -d' ' -f2)
                k=$(grep -cE '^[^#[:space:]]' "$h/.ssh/authorized_keys" 2>/dev/null)
                [ -e "/etc/sudoers.d/ecs-deck-$u" ] && f=own || f=
                echo "user=$n:$u:$h:$s:$p:${k:-0}:$(id -nG "$n" 2>/dev/null | tr ' ' ','):$f"
            done
            """;
    private static final String ADD = """
            u=%s
            id -u "$u" >/dev/null 2>&1 && { echo result=exists; exit 0; }
            s=/bin/bash; [ -x "$s" ] || s=/bin/sh
            e=$(useradd -m -s "$s" "$u" 2>&1) || { echo result=refused; echo "why=$(echo "$e" | tr '\\n' ' ')"; exit 0; }
            """;
    /// A user without a password cannot answer sudo's question for one. Names with a dot are not read there, so the
    /// file bears the number.
    private static final String MAY_SUDO = """
            f="/etc/sudoers.d/ecs-deck-$(id -u "$u")"
            mkdir -p /etc/sudoers.d && printf '%s ALL=(ALL) NOPASSWD:ALL\\n' "$u" > "$f.new" && chmod 440 "$f.new"
            if command -v visudo >/dev/null 2>&1 && ! visudo -cqf "$f.new" >/dev/null 2>&1; then
                rm -f "$f.new"; echo sudo=no
            else mv "$f.new" "$f"; echo sudo=yes; fi
            """;
    private static final String REMOVE = """
            u=%s
            n=$(id -u "$u" 2>/dev/null) || { echo result=no-user; exit 0; }
            [ "$n" != 0 ] || { echo result=refused; echo why=root; exit 0; }
            e=$(userdel %s "$u" 2>&1) || { echo result=refused; echo "why=$(echo "$e" | tr '\\n' ' ')"; exit 0; }
            rm -f "/etc/sudoers.d/ecs-deck-$n"
            echo result=done
            """;

    private UserScripts() {}

    /// A login user.
    ///
    /// @param shell what starts at login
    /// @param keys lines in its `authorized_keys`
    public record LoginUser(
            String name, int id, String home, String shell, PasswordState password, int keys, boolean maySudo) {
        /// Whether its shell lets anyone in at all.
        public boolean mayLogIn() {
            return !shell.endsWith("/nologin") && !shell.endsWith("/false");
        }
    }

    /// What `passwd -S` says.
    public enum PasswordState {
        SET,
        LOCKED,
        EMPTY,
        UNKNOWN
    }

    /// How a script ended.
    public enum Result {
        DONE,
        EXISTS,
        NO_USER,
        REFUSED,
        UNREADABLE
    }

    /// @param why what the system said when it refused
    /// @param maySudo whether the right to use sudo was given
    public record Answer(Result result, String why, boolean maySudo) {}

    /// Lists root and all users from number 1000 on, which are people's by custom.
    public static String list() {
        return LIST;
    }

    public static List<LoginUser> readList(String output) {
        return new Answers(output)
                .all("user").stream().flatMap(line -> row(line.split(":", -1))).toList();
    }

    private static Stream<LoginUser> row(String[] cells) {
        if (cells.length != 8 || !cells[1].matches("\\d{1,9}") || !cells[5].matches("\\d{1,9}")) {
            return Stream.empty();
        }
        boolean maySudo = cells[1].equals("0")
                || cells[7].equals("own")
                || Stream.of(cells[6].split(",")).anyMatch(SUDO_GROUPS::contains);
        return Stream.of(new LoginUser(
                cells[0],
                Integer.parseInt(cells[1]),
                cells[2],
                cells[3],
                password(cells[4]),
                Integer.parseInt(cells[5]),
                maySudo));
    }

    private static PasswordState password(String word) {
        return switch (word) {
            case "P", "PS" -> PasswordState.SET;
            case "L", "LK" -> PasswordState.LOCKED;
            case "NP" -> PasswordState.EMPTY;
            default -> PasswordState.UNKNOWN;
        };
    }

    /// Adds a user with a home and without a password.
    ///
    /// @param publicLine put into its `authorized_keys`
    public static String add(LoginName user, boolean maySudo, Optional<String> publicLine) {
        return ADD.formatted(ShellText.quote(user.value()))
                + (maySudo ? MAY_SUDO : "")
                + publicLine.map(KeyScripts::firstOf).orElse("")
                + "echo result=done\n";
    }

    /// Removes a user. Root is refused; so is, by the system, one whose programs run.
    ///
    /// @param withHome also all files of its home; there is no way back
    public static String remove(LoginName user, boolean withHome) {
        return REMOVE.formatted(ShellText.quote(user.value()), withHome ? "-r" : "");
    }

    public static Answer read(String output) {
        Answers answers = new Answers(output);
        Result result = switch (answers.first("result").orElse("")) {
            case "done" -> Result.DONE;
            case "exists" -> Result.EXISTS;
            case "no-user" -> Result.NO_USER;
            case "refused" -> Result.REFUSED;
            default -> Result.UNREADABLE;
        };
        return new Answer(
                result,
                answers.first("why").orElse(""),
                answers.first("sudo").orElse("").equals("yes"));
    }
}
