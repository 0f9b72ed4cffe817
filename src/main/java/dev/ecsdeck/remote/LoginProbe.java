package dev.ecsdeck.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks an instance, in one short script that changes nothing, all that a login with a temporary key depends on.
public final class LoginProbe {
    private static final String HELPER =
            "/usr/local/share/aliyun-assist/plugin/config_ecs_instance_connect/ecs_config_instance_connect";

    private LoginProbe() {}

    /// What the instance said.
    ///
    /// @param plugin whether sshd asks the instance-connect plugin for keys
    /// @param userExists whether the login name is known there
    /// @param publicKeys whether sshd takes public keys at all
    /// @param rootMayLogIn whether sshd lets root in with a key
    /// @param keyTypes the kinds of signature that sshd takes from keys; empty where it did not say
    /// @param hostKeys lines of the host's public keys: algorithm, a blank, Base64
    /// @param clockSeconds the instance's clock, in seconds since the epoch; 0 where it did not say
    public record Answer(
            Plugin plugin,
            boolean userExists,
            boolean publicKeys,
            boolean rootMayLogIn,
            List<String> keyTypes,
            List<String> hostKeys,
            long clockSeconds) {
        public Answer {
            keyTypes = List.copyOf(keyTypes);
            hostKeys = List.copyOf(hostKeys);
        }

        /// Whether sshd may take a key of this algorithm (`ssh-rsa`, whatever its signature). Only a plain list rules
        /// one out: patterns, and lists that add to one that is not known here, do not.
        public boolean takesKeysOf(String algorithm) {
            return keyTypes.isEmpty()
                    || keyTypes.stream()
                            .anyMatch(type -> !type.matches("[a-z0-9@.-]+")
                                    || type.equals(algorithm)
                                    || algorithm.equals("ssh-rsa") && type.startsWith("rsa-sha2-"));
        }
    }

    /// How it stands with the plugin.
    public enum Plugin {
        READY,
        MISSING,
        /// Another program is asked for keys, so that the plugin never is: its installer leaves such a file alone and
        /// still says that all went well.
        TAKEN_BY_ANOTHER
    }

    /// The script; runs as root under any POSIX `sh`.
    public static String script(LoginName user) {
        return """
                f=/etc/ssh/sshd_config
                if [ -x %1$s ] && grep -qs config_ecs_instance_connect "$f"; then echo plugin=ready
                elif grep -qsiE '^[[:space:]]*AuthorizedKeysCommand(User|RunAs)?[[:space:]]' "$f"; then echo plugin=taken
                else echo plugin=missing; fi
                if id -u %2$s >/dev/null 2>&1; then echo user=yes; else echo user=no; fi
                s=$( (sshd -T || /usr/sbin/sshd -T) 2>/dev/null | tr 'A-Z' 'a-z')
                [ -n "$s" ] || s=$(tr 'A-Z' 'a-z' < "$f" 2>/dev/null | grep -v '^[[:space:]]*#')
                echo "$s" | grep -qE '^[[:space:]]*pubkeyauthentication[[:space:]]+no' && echo keys=no || echo keys=yes
                echo "$s" | grep -qE '^[[:space:]]*permitrootlogin[[:space:]]+no' && echo root=no || echo root=yes
                echo "$s" | sed -nE 's/^[[:space:]]*pubkeyaccepted(algorithms|keytypes)[[:space:]]+/types=/p' | head -n 1
                for k in /etc/ssh/ssh_host_*_key.pub; do [ -r "$k" ] && echo "host=$(cut -d' ' -f1,2 "$k")"; done
                echo "clock=$(date +%%s)"
                """.formatted(HELPER, ShellText.quote(user.value()));
    }

    /// Reads the answer; lines that are not understood are skipped.
    public static Answer read(String output) {
        Plugin plugin = Plugin.MISSING;
        boolean user = true;
        boolean keys = true;
        boolean root = true;
        List<String> keyTypes = new ArrayList<>();
        List<String> hostKeys = new ArrayList<>();
        long clock = 0;
        for (String line : output.lines().toList()) {
            int equals = line.indexOf('=');
            String value = line.substring(equals + 1).strip();
            switch (equals < 0 ? "" : line.substring(0, equals).toLowerCase(Locale.ROOT)) {
                case "plugin" ->
                    plugin = switch (value) {
                        case "ready" -> Plugin.READY;
                        case "taken" -> Plugin.TAKEN_BY_ANOTHER;
                        default -> Plugin.MISSING;
                    };
                case "user" -> user = !value.equals("no");
                case "keys" -> keys = !value.equals("no");
                case "root" -> root = !value.equals("no");
                case "types" -> keyTypes.addAll(List.of(value.split(",")));
                case "host" -> hostKeys.add(value);
                case "clock" -> clock = value.matches("\\d{1,15}") ? Long.parseLong(value) : 0;
                default -> {}
            }
        }
        return new Answer(plugin, user, keys, root, keyTypes, hostKeys, clock);
    }
}
