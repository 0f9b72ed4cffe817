package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.Optional;

/// What a session is for.
///
/// @param purpose a shell, or a way to one port
/// @param network from where the gateway's address must be reachable
/// @param encrypted end to end between us and the agent (mode Auto), shells only
public record SessionRequest(
        RegionId region, InstanceId instance, Purpose purpose, Network network, boolean encrypted) {
    public SessionRequest {
        if (encrypted && purpose instanceof Port) {
            throw new IllegalArgumentException("only shells can be encrypted");
        }
    }

    /// The two things a session can be.
    public sealed interface Purpose {}

    /// A terminal.
    ///
    /// @param userName an account that exists on the instance; empty for the agent's own choice
    /// @param commandLine runs instead of the login shell, up to 512 characters
    /// @param passwordName of a parameter stored with the service, for a Windows account
    public record Shell(Optional<String> userName, Optional<String> commandLine, Optional<String> passwordName)
            implements Purpose {}

    /// One TCP port.
    ///
    /// @param targetServer a host reachable from the instance, up to 128 characters; empty for the instance itself
    public record Port(int port, Optional<String> targetServer) implements Purpose {
        public Port {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }
    }

    /// Where the gateway is reached.
    public enum Network {
        INTERNET("Internet"),
        INTRANET("Intranet");

        private final String apiName;

        Network(String apiName) {
            this.apiName = apiName;
        }

        /// As the service spells it.
        public String apiName() {
            return apiName;
        }
    }

    public static SessionRequest shell(RegionId region, InstanceId instance) {
        Purpose shell = new Shell(Optional.empty(), Optional.empty(), Optional.empty());
        return new SessionRequest(region, instance, shell, Network.INTERNET, false);
    }

    public static SessionRequest port(RegionId region, InstanceId instance, int port) {
        return new SessionRequest(region, instance, new Port(port, Optional.empty()), Network.INTERNET, false);
    }

    public SessionRequest withPurpose(Purpose other) {
        return new SessionRequest(region, instance, other, network, encrypted);
    }

    public SessionRequest withNetwork(Network other) {
        return new SessionRequest(region, instance, purpose, other, encrypted);
    }

    public SessionRequest withEncryption(boolean wanted) {
        return new SessionRequest(region, instance, purpose, network, wanted);
    }
}
