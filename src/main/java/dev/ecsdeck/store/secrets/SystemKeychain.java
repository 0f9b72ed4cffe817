package dev.ecsdeck.store.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.ecsdeck.model.KeychainKind;
import dev.ecsdeck.problem.KeychainFault;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The keychain that this system has. Found and opened when it is first needed.
public final class SystemKeychain implements Keychain {
    private static final String SERVICE = "ECS Deck";
    /// How the systems say that there is no such item.
    private static final List<String> ABSENT =
            List.of("no stored credentials", "could not be found", "not found", "cannot find", "no entry");

    /// One conversation at a time: the lock is a turn, held while the keychain answers.
    private final ReentrantLock turn = new ReentrantLock();
    // Both guarded by turn.
    private @Nullable Keyring keyring;
    private boolean looked;

    /// What is done with the open keychain.
    private interface Deed<T> {
        T with(Keyring open) throws PasswordAccessException;
    }

    @Override
    public Optional<KeychainKind> kind() {
        turn.lock();
        try {
            Keyring open = find();
            return open == null ? Optional.empty() : Optional.of(kindOf(open));
        } finally {
            turn.unlock();
        }
    }

    private static KeychainKind kindOf(Keyring open) {
        return switch (open.getKeyringStorageType()) {
            case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> KeychainKind.MAC_KEYCHAIN;
            case KWALLET -> KeychainKind.KWALLET;
            case WINDOWS_CREDENTIAL_STORE -> KeychainKind.CREDENTIAL_MANAGER;
            case GNOME_KEYRING -> KeychainKind.SECRET_SERVICE;
        };
    }

    @Override
    public Optional<String> read(String item) throws ProblemException {
        return inTurn(open -> Optional.ofNullable(open.getPassword(SERVICE, item)), Optional.of(Optional.empty()));
    }

    @Override
    public void write(String item, String secret) throws ProblemException {
        inTurn(
                open -> {
                    open.setPassword(SERVICE, item, secret);
                    return item;
                },
                Optional.empty());
    }

    @Override
    public void delete(String item) throws ProblemException {
        inTurn(
                open -> {
                    open.deletePassword(SERVICE, item);
                    return item;
                },
                Optional.of(item));
    }

    /// @param ifAbsent what it means that there is no such item; empty where that is a failure as any other
    private <T> T inTurn(Deed<T> deed, Optional<T> ifAbsent) throws ProblemException {
        turn.lock();
        try {
            Keyring open = find();
            if (open == null) {
                throw unusable(KeychainFault.NONE, "");
            }
            return deed.with(open);
        } catch (PasswordAccessException refused) {
            if (ifAbsent.isPresent() && isAbsent(refused)) {
                return ifAbsent.get();
            }
            throw unusable(KeychainFault.OTHER, String.valueOf(refused.getMessage()));
        } catch (SecurityException locked) {
            throw unusable(KeychainFault.LOCKED, "");
        } catch (RuntimeException broken) {
            // The libraries let whatever their connection throws through. The text may quote what was sent.
            reopenNextTime();
            throw unusable(KeychainFault.OTHER, broken.getClass().getSimpleName());
        } finally {
            turn.unlock();
        }
    }

    private static boolean isAbsent(PasswordAccessException refused) {
        String said = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        return ABSENT.stream().anyMatch(said::contains);
    }

    /// The cause stays out: its text is not ours, and may quote what was sent.
    private static ProblemException unusable(KeychainFault fault, String detail) {
        return new ProblemException(new Problem.KeychainUnusable(fault, detail));
    }

    private @Nullable Keyring find() {
        if (!looked) {
            looked = true;
            try {
                keyring = Keyring.create();
            } catch (BackendNotSupportedException | LinkageError | RuntimeException none) {
                keyring = null;
            }
        }
        return keyring;
    }

    private void reopenNextTime() {
        Keyring old = keyring;
        keyring = null;
        looked = false;
        if (old != null) {
            quietly(old);
        }
    }

    private static void quietly(Keyring old) {
        try {
            old.close();
        } catch (Exception gone) {
            // It was broken: that is why it is closed.
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            Keyring old = keyring;
            keyring = null;
            looked = true;
            if (old != null) {
                quietly(old);
            }
        } finally {
            turn.unlock();
        }
    }
}
