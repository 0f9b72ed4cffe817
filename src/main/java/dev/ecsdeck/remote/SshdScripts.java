package dev.ecsdeck.remote;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Three settings of sshd that decide who gets in: shown, and changed with a copy kept, the syntax checked before
/// sshd reads it. Scripts for root.
///
/// What is set stands at the top of `sshd_config`: sshd takes the first value that it meets, also before those of
/// included files.
public final class SshdScripts {
    private static final String READ = """
            s=$( (sshd -T || /usr/sbin/sshd -T) 2>/dev/null)
            [ -n "$s" ] && echo source=sshd || { s=$(cat /etc/ssh/sshd_config 2>/dev/null); echo source=file; }
            echo "$s" | grep -iE '^[[:space:]]*(pubkeyauthentication|passwordauthentication|permitrootlogin)[[:space:]]' \\
                | while read -r w v rest; do echo "$w=$v"; done
            """;
    private static final String CHANGE = """
            f=/etc/ssh/sshd_config; b="$f.ecs-deck-$(date +%%Y%%m%%d-%%H%%M%%S)"; n="$f.ecs-deck-new"
            PATH=$PATH:/usr/sbin:/sbin
            command -v sshd >/dev/null 2>&1 || { echo result=unchecked; exit 0; }
            refused() { rm -f "$n" "$b"; echo result=refused; exit 0; }
            cp -p "$f" "$b" && cp -p "$f" "$n" || refused
            { printf '%%s\\n' %s && sed '/^# ecs-deck begin$/,/^# ecs-deck end$/d' "$b"; } > "$n" || refused
            if e=$(sshd -t -f "$n" 2>&1); then :; else
                rm -f "$n" "$b"; echo result=invalid; echo "why=$(echo "$e" | tr '\\n' ' ')"; exit 0; fi
            cat "$n" > "$f" || { cat "$b" > "$f" && refused; echo result=refused; echo "backup=$b"; exit 0; }
            rm -f "$n"
            echo "backup=$b"
            for s in sshd ssh; do
                systemctl reload "$s" >/dev/null 2>&1 && { echo result=done; exit 0; }
                service "$s" reload >/dev/null 2>&1 && { echo result=done; exit 0; }
            done
            kill -HUP "$(cat /run/sshd.pid 2>/dev/null)" 2>/dev/null && echo result=done || echo result=not-reloaded
            """;

    private SshdScripts() {}

    /// Whether root may log in.
    public enum RootLogin {
        YES("yes"),
        /// With a key, not with a password.
        KEY_ONLY("prohibit-password"),
        NO("no");

        private final String word;

        RootLogin(String word) {
            this.word = word;
        }

        private static RootLogin parse(String word) {
            return switch (word) {
                case "no" -> NO;
                case "prohibit-password", "without-password", "forced-commands-only" -> KEY_ONLY;
                default -> YES;
            };
        }
    }

    /// @param publicKeys whether keys let in
    /// @param passwords whether passwords let in
    public record Settings(boolean publicKeys, boolean passwords, RootLogin root) {
        /// Whether nobody could get in any more.
        public boolean shutsEverybodyOut() {
            return !publicKeys && !passwords;
        }
    }

    /// How a change ended.
    public enum Result {
        DONE,
        /// Written, but sshd could not be told; it counts from its next start on.
        NOT_RELOADED,
        /// sshd refused the syntax; nothing is changed.
        INVALID,
        /// There is no sshd that could check the syntax; nothing is changed.
        UNCHECKED,
        REFUSED
    }

    /// @param backup where the file as it was is kept
    public record Answer(Result result, Optional<String> backup, String why) {}

    public static String read() {
        return READ;
    }

    /// Reads the answer to [#read]; what is not named has sshd's own default.
    ///
    /// @return empty where the answer says nothing of sshd
    public static Optional<Settings> settings(String output) {
        Answers answers = new Answers(output.toLowerCase(Locale.ROOT));
        return answers.first("source")
                .map(_ -> new Settings(
                        !answers.first("pubkeyauthentication").orElse("yes").equals("no"),
                        !answers.first("passwordauthentication").orElse("yes").equals("no"),
                        RootLogin.parse(answers.first("permitrootlogin").orElse("prohibit-password"))));
    }

    public static String change(Settings wanted) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("PasswordAuthentication", wanted.passwords ? "yes" : "no");
        lines.put("PermitRootLogin", wanted.root.word);
        lines.put("PubkeyAuthentication", wanted.publicKeys ? "yes" : "no");
        StringBuilder block = new StringBuilder("'# ecs-deck begin'");
        lines.forEach((word, value) ->
                block.append(" '").append(word).append(' ').append(value).append('\''));
        return CHANGE.formatted(block.append(" '# ecs-deck end'"));
    }

    public static Answer readChange(String output) {
        Answers answers = new Answers(output);
        Result result = switch (answers.first("result").orElse("")) {
            case "done" -> Result.DONE;
            case "not-reloaded" -> Result.NOT_RELOADED;
            case "invalid" -> Result.INVALID;
            case "unchecked" -> Result.UNCHECKED;
            default -> Result.REFUSED;
        };
        return new Answer(result, answers.first("backup"), answers.first("why").orElse(""));
    }
}
