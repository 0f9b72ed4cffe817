package dev.ecsdeck.net;

import dev.ecsdeck.model.HostAndPort;
import java.util.Optional;

/// Which proxy to use. Loopback is always reached directly.
public sealed interface ProxyChoice {
    /// The environment's (`https_proxy`, `all_proxy`, `no_proxy`), else the desktop's.
    record OfSystem() implements ProxyChoice {}

    /// None at all.
    record None() implements ProxyChoice {}

    /// An HTTP proxy that the user named.
    record Manual(HostAndPort address, Optional<SignIn> signIn) implements ProxyChoice {}

    /// A name and password for a proxy (Basic). Its text shows neither.
    record SignIn(String user, String password) {
        @Override
        public String toString() {
            return "SignIn[secret]";
        }
    }
}
