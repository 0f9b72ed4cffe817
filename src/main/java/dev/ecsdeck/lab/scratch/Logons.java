package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.model.InstanceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Passwords and lasting keys of machines: what the API changed takes effect at the next restart, what a script
/// changed at once. Asked by the SSH server. Blocks; thread-safe.
public final class Logons {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MARK = "ecs-deck-lab-pair";
    private static final String SET_PASSWORD = "chpasswd -c SHA512 2>/dev/null || chpasswd";
    private static final String BIND_KEY = """
            key=$(cat)
            mkdir -p ~/.ssh && chmod 700 ~/.ssh && touch ~/.ssh/authorized_keys || exit 1
            grep -v ' ecs-deck-lab-pair$' ~/.ssh/authorized_keys > ~/.ssh/.new
            [ -n "$key" ] && echo "$key" >> ~/.ssh/.new
            mv ~/.ssh/.new ~/.ssh/authorized_keys && chmod 600 ~/.ssh/authorized_keys
            """;
    private static final String SWITCH_PASSWORDS = """
            conf=/etc/ssh/sshd_config
            grep -vi '^[[:space:]]*PasswordAuthentication[[:space:]]' "$conf" > "$conf.new"
            { echo "PasswordAuthentication $(cat)"; cat "$conf.new"; } > "$conf"
            rm -f "$conf.new"
            """;
    /// Perl's `crypt` knows what the system's own library knows.
    private static final String CHECK_PASSWORD = """
            IFS= read -r line
            export user="${line%%:*}" password="${line#*:}"
            perl -e 'open(my $f, "<", "/etc/shadow") or exit 1;
                while (<$f>) { my @e = split /:/; next unless $e[0] eq $ENV{user};
                    exit(($e[1] =~ /^\\$/ && crypt($ENV{password}, $e[1]) eq $e[1]) ? 0 : 1); } exit 1;'
            """;

    private final ScriptRunner runner;
    private final TemporaryKeys keys;
    private final Map<InstanceId, Change> waiting = new ConcurrentHashMap<>();

    /// What a restart will bring. An empty key takes the present one away.
    private record Change(Optional<String> password, Optional<String> key) {
        Change over(Change older) {
            return new Change(password.or(older::password), key.or(older::key));
        }
    }

    Logons(ScriptRunner runner, TemporaryKeys keys) {
        this.runner = runner;
        this.keys = keys;
    }

    /// The login user's password from the next restart on.
    public void changePassword(Machine machine, String password) {
        wait(machine, new Change(Optional.of(password), Optional.empty()));
    }

    /// The login user's key from the next restart on, with passwords switched off; empty takes it away again.
    public void changeKey(Machine machine, String publicKey) {
        wait(machine, new Change(Optional.empty(), Optional.of(publicKey)));
    }

    private void wait(Machine machine, Change change) {
        waiting.merge(machine.id(), change, (older, newer) -> newer.over(older));
    }

    /// Brings what waits for the restart that has just happened.
    public void booted(Machine machine) {
        Change change = waiting.remove(machine.id());
        if (change == null || machine.isWindows()) {
            return;
        }
        String user = machine.facts().loginUser();
        change.key.ifPresent(key -> {
            String line = key.isEmpty() ? "" : key.strip() + " " + MARK;
            run(machine, user, BIND_KEY, line);
            run(machine, "root", SWITCH_PASSWORDS, key.isEmpty() ? "yes" : "no");
        });
        change.password.ifPresent(password -> run(machine, "root", SET_PASSWORD, user + ":" + password + "\n"));
    }

    /// Whether that password lets that user in; false where passwords are switched off.
    public boolean takesPassword(Machine machine, String user, String password) {
        boolean plain = user.matches("[A-Za-z0-9._-]{1,64}") && !password.contains("\n") && !password.isEmpty();
        return plain
                && !keys.sshSetting(machine, "passwordauthentication").equals("no")
                && runner.isIsolating(machine)
                && run(machine, "root", CHECK_PASSWORD, user + ":" + password + "\n")
                                .exitCode()
                        == 0;
    }

    /// The lines of a user's `authorized_keys`; none where there is no such user or file.
    public List<String> authorizedKeys(Machine machine, String user) {
        if (!user.matches("[A-Za-z0-9._-]{1,64}") || !runner.isIsolating(machine)) {
            return List.of();
        }
        Outcome outcome = run(machine, user, "cat ~/.ssh/authorized_keys 2>/dev/null", "");
        return outcome.end() != Script.End.EXITED
                ? List.of()
                : new String(outcome.output(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
    }

    private Outcome run(Machine machine, String user, String script, String input) {
        return runner.execute(
                machine,
                new Script(script, input.getBytes(StandardCharsets.UTF_8), user, "/", LIMIT),
                new ScriptRunner.Handle());
    }
}
