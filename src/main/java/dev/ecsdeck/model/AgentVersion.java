package dev.ecsdeck.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Cloud Assistant version of four numbers, such as `2.2.3.857`; the last one is the build that decides what an
/// agent can do. Sources: StartTerminalSession reference (sessions need later than 2.2.3.256 on Linux, 2.1.3.256 on
/// Windows) and the published agent (515: `TargetServer`; 1065: honest ends, early input, encryption).
public record AgentVersion(int major, int minor, int patch, int build) implements Comparable<AgentVersion> {
    public static final AgentVersion LINUX_NEWER_THAN = new AgentVersion(2, 2, 3, 256);
    public static final AgentVersion WINDOWS_NEWER_THAN = new AgentVersion(2, 1, 3, 256);
    public static final int BUILD_TARGET_SERVER = 515;
    public static final int BUILD_HONEST_ENDS = 1065;
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    public static Optional<AgentVersion> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        return m.matches()
                ? Optional.of(new AgentVersion(part(m, 1), part(m, 2), part(m, 3), part(m, 4)))
                : Optional.empty();
    }

    private static int part(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /// Whether an agent of this version takes sessions at all.
    public boolean takesSessions(boolean windows) {
        return compareTo(windows ? WINDOWS_NEWER_THAN : LINUX_NEWER_THAN) > 0;
    }

    @Override
    public int compareTo(AgentVersion other) {
        int c = Integer.compare(major, other.major);
        c = c != 0 ? c : Integer.compare(minor, other.minor);
        c = c != 0 ? c : Integer.compare(patch, other.patch);
        return c != 0 ? c : Integer.compare(build, other.build);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + "." + build;
    }
}
