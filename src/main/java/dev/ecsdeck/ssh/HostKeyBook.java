package dev.ecsdeck.ssh;

import java.util.List;

/// Where pinned host keys are kept. Asked on JSch's thread; may block on disk.
public interface HostKeyBook {
    /// Asked when a host has shown a key, before it is judged; may block until it can be.
    ///
    /// @return false to give the connection up
    default boolean mayJudge() {
        return true;
    }

    /// The pinned keys of a host, each as an `authorized_keys`-like pair of algorithm and Base64 blob.
    List<HostKeyPin> pinsOf(String host);

    /// Remembers a key of a host.
    void pin(String host, HostKeyPin pin);

    /// Asked when a host shows a key and nothing is pinned for it.
    ///
    /// @return true to trust it and pin it
    boolean mayTrust(String host, HostKeyPin shown);

    /// Told of the key with which a host has proved itself, before anybody logs in.
    default void verified(String host, HostKeyPin shown) {}
}
