package dev.ecsdeck.cli;

import dev.ecsdeck.text.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Shows our sentences to the parser as the resource bundle that it wants.
///
/// Its names on the left, ours on the right: `usage.synopsisHeading`, `cli.heading.synopsisHeading`; an option's name
/// without dashes, `cli.option.` and that name; `ecs-deck.list.usage.header`, `cli.command.list`.
final class UsageTexts extends ResourceBundle {
    private static final String PROGRAM = "ecs-deck";
    private static final String USAGE = "usage.";
    private static final List<String> COMMANDS = List.of(
            "lab",
            "tour",
            "list",
            "session",
            "portforward",
            "ssh",
            "send_public_key",
            "configure",
            "configure.set",
            "configure.get",
            "configure.list",
            "configure.delete",
            "version",
            "help");
    private static final List<String> OPTIONS = List.of(
            "profile",
            "config-path",
            "region",
            "endpoint",
            "mode",
            "access-key-id",
            "access-key-secret",
            "sts-token",
            "ram-role-name",
            "ram-role-arn",
            "role-session-name",
            "private-key",
            "key-pair-name",
            "expired-seconds",
            "process-command",
            "keychain",
            "language",
            "read-timeout",
            "connect-timeout",
            "retry-count",
            "skip-secure-verify",
            "verbose",
            "help",
            "instances",
            "json",
            "instance",
            "wss-url",
            "user-name",
            "command",
            "password-name",
            "connection-type",
            "encryption",
            "idle-timeout",
            "idle-cut",
            "remote-port",
            "local-port",
            "warm",
            "port",
            "public-key",
            "login-name",
            "lab",
            "out");
    private static final List<String> HEADINGS =
            List.of("synopsisHeading", "commandListHeading", "optionListHeading", "footer");

    private final Messages messages;
    private final Set<String> names = new TreeSet<>();

    UsageTexts(Messages messages) {
        this.messages = messages;
        names.addAll(OPTIONS);
        HEADINGS.forEach(heading -> names.add(USAGE + heading));
        names.add(PROGRAM + "." + USAGE + "header");
        COMMANDS.forEach(command -> names.add(PROGRAM + "." + command + "." + USAGE + "header"));
    }

    @Override
    protected @Nullable Object handleGetObject(String name) {
        if (!names.contains(name)) {
            return null;
        }
        if (name.startsWith(USAGE)) {
            return messages.text("cli.heading." + name.substring(USAGE.length()));
        }
        if (name.equals(PROGRAM + "." + USAGE + "header")) {
            return messages.text("cli.program");
        }
        if (name.startsWith(PROGRAM + ".")) {
            return messages.text("cli.command."
                    + name.substring(PROGRAM.length() + 1, name.length() - USAGE.length() - "header".length() - 1));
        }
        return messages.text("cli.option." + name);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(names);
    }
}
