package dev.ecsdeck.ssh;

/// Whom to become, and under which name the host's key is pinned: the instance's id, so that a key stays pinned when
/// addresses change.
public record SshTarget(String user, String hostKeyName) {
    public SshTarget {
        if (user.isBlank() || user.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("a user name is text on one line");
        }
    }
}
