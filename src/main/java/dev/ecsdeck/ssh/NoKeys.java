package dev.ecsdeck.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import java.util.Vector;

/// Holds nothing and takes nothing: stands in place of a login's keys once it stands, since those are what a
/// forwarded agent would offer the instance.
final class NoKeys implements IdentityRepository {
    @Override
    public String getName() {
        return "none";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>();
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // There is nothing.
    }
}
