package dev.ecsdeck.diagnosis;

import java.util.Optional;

/// What was to be opened when it did not work.
public sealed interface Wish {
    /// Whether the gateway was to be reached from inside the VPC.
    boolean intranet();

    /// The same over the gateway's public address.
    Wish overInternet();

    /// A terminal; texts are empty where nothing was asked for.
    record Shell(String user, String command, boolean encrypted, boolean intranet) implements Wish {
        public static final Shell PLAIN = new Shell("", "", false, false);

        @Override
        public Shell overInternet() {
            return new Shell(user, command, encrypted, false);
        }

        public Shell unencrypted() {
            return new Shell(user, command, false, intranet);
        }
    }

    /// A way to a port.
    ///
    /// @param host behind the instance; empty for the instance itself
    record Forward(int port, Optional<String> host, boolean intranet) implements Wish {
        @Override
        public Forward overInternet() {
            return new Forward(port, host, false);
        }
    }

    /// A login with a temporary key.
    record Login(String user) implements Wish {
        @Override
        public boolean intranet() {
            return false;
        }

        @Override
        public Login overInternet() {
            return this;
        }
    }
}
