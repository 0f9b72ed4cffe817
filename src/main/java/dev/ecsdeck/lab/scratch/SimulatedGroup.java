package dev.ecsdeck.lab.scratch;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The group for Remote Desktop of simulated Windows machines: PowerShell that names it by its number is understood
/// as far as it lists, adds or removes a member. Nothing runs. Thread-safe.
final class SimulatedGroup {
    /// The well-known number of the group Remote Desktop Users.
    private static final String NUMBER = "S-1-5-32-555";

    private static final Pattern USER = Pattern.compile("(?m)^\\$u = '([A-Za-z0-9_.-]{1,32})'");

    private final Map<InstanceId, Set<String>> members = new ConcurrentHashMap<>();

    /// What the script would print; empty where it is about something else.
    Optional<String> answer(Machine machine, String script) {
        if (!script.contains(NUMBER)) {
            return Optional.empty();
        }
        Set<String> here = members.computeIfAbsent(machine.id(), _ -> new ConcurrentSkipListSet<>());
        Matcher user = USER.matcher(script);
        if (!user.find()) {
            StringBuilder list = new StringBuilder("group=Remote Desktop Users\n");
            here.forEach(member -> list.append("member=").append(member).append('\n'));
            return Optional.of(list.toString());
        }
        String name = user.group(1);
        if (script.contains("$q.Add(")) {
            return Optional.of(here.add(name) ? "made=yes\nresult=done\n" : "result=exists\n");
        }
        return Optional.of(here.remove(name) ? "result=done\n" : "result=no-user\n");
    }
}
