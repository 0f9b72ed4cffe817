package dev.ecsdeck.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One `Host` block of ours.
///
/// @param name tells our blocks apart in the file; one word
/// @param hostPattern what follows `Host`, such as `i-*`
/// @param settings lines `Keyword value`, without indentation
public record SshConfigEntry(String name, String hostPattern, List<String> settings) {
    private static final String ALIAS = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";

    public SshConfigEntry {
        settings = List.copyOf(settings);
        if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("a block's name is one word: " + name);
        }
        for (String text : with(settings, hostPattern)) {
            if (text.isBlank() || text.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("a setting is text on one line");
            }
        }
    }

    /// The entry that lets `ssh <instance id>` go through Session Manager for every instance.
    ///
    /// @param program the program's path or name, as a shell should find it
    public static SshConfigEntry forAllInstances(String program) {
        return new SshConfigEntry("instances", "i-* mi-*", List.of(proxyCommand(program, Optional.empty())));
    }

    /// The entry for one instance under a name of its own.
    ///
    /// @param agentSocket a private agent that holds the key, if one should be asked
    public static SshConfigEntry forInstance(
            String program, String alias, String instanceId, String user, Optional<String> agentSocket) {
        List<String> settings = new ArrayList<>();
        if (!alias.matches(ALIAS)) {
            throw new IllegalArgumentException("not a host name that OpenSSH takes: " + alias);
        }
        settings.add("HostName " + instanceId);
        settings.add("User " + user);
        settings.add(proxyCommand(program, Optional.of(instanceId)));
        agentSocket.ifPresent(socket -> settings.add("IdentityAgent " + quoted(socket)));
        return new SshConfigEntry("instance-" + instanceId, alias, settings);
    }

    /// A host name that OpenSSH takes, made from an instance's name; its id where nothing of the name is left.
    public static String aliasOf(String instanceName, String instanceId) {
        String alias = instanceName.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^-+|-+$", "");
        return alias.matches(ALIAS) ? alias : instanceId;
    }

    private static String proxyCommand(String program, Optional<String> instance) {
        return "ProxyCommand " + quoted(program) + " ssh -i " + instance.orElse("'%h'") + " --port '%p'";
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./@+:,~-]+") ? word : '"' + word.replace("\"", "") + '"';
    }

    private static List<String> with(List<String> texts, String one) {
        List<String> all = new ArrayList<>(texts);
        all.add(one);
        return all;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(begin());
        lines.add("Host " + hostPattern);
        settings.forEach(setting -> lines.add("    " + setting));
        lines.add(end());
        return lines;
    }

    String begin() {
        return "# ECS Deck begin " + name;
    }

    String end() {
        return "# ECS Deck end " + name;
    }
}
