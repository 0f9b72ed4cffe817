package dev.ecsdeck.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What would mend it. Those that ask the cloud name the permission that they need.
public sealed interface Fix {
    /// As policies write it; empty where none is needed, or nobody is asked.
    default Optional<String> permission() {
        return Optional.empty();
    }

    /// Whether it is done by asking the cloud, or by reading the keys anew; the others a person does.
    default boolean isDoneHere() {
        return permission().isPresent() || this instanceof RenewCredentials;
    }

    /// Starts the instance.
    record Start() implements Fix {
        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:StartInstance");
        }
    }

    /// Restarts the instance in order; what runs on it is interrupted.
    record Reboot() implements Fix {
        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:RebootInstance");
        }
    }

    /// Installs the agent, or brings it up to date.
    record InstallAgent() implements Fix {
        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:InstallCloudAssistant");
        }
    }

    /// For the whole account, in all regions.
    record SwitchSessionsOn() implements Fix {
        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:ModifyCloudAssistantSettings");
        }
    }

    /// Adds outbound rules.
    record AllowEgress(EgressPlan plan) implements Fix {
        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:AuthorizeSecurityGroupEgress");
        }
    }

    /// Takes inbound rules away: those that drop a port that is wanted, or, when all is well without them, those that
    /// open one that nobody needs.
    record RemoveInbound(List<InboundRule> rules, boolean drops) implements Fix {
        public RemoveInbound {
            rules = List.copyOf(rules);
        }

        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:RevokeSecurityGroup");
        }
    }

    /// An inbound rule as a person reads it.
    ///
    /// @param portRange such as `22/22`; `-1/-1` for all
    record InboundRule(
            String groupId,
            String id,
            boolean accepts,
            String protocol,
            String portRange,
            int priority,
            String source) {}

    /// Ends sessions of the same identity that no tab and no forward of this program uses.
    record EndSessions(List<IdleSession> sessions) implements Fix {
        public EndSessions {
            sessions = List.copyOf(sessions);
        }

        @Override
        public Optional<String> permission() {
            return Optional.of("ecs:EndTerminalSession");
        }
    }

    /// A session that could be ended.
    record IdleSession(String id, String instanceId, String clientIp, Optional<Instant> began) {}

    /// Hands the policy's statement to whoever keeps the account.
    ///
    /// @param lacking what it must allow, as policies write it
    record CopyPolicy(String lacking) implements Fix {}

    /// Reads the keys again from where they are kept.
    record RenewCredentials() implements Fix {}

    /// Goes on with other options.
    record UseInstead(Wish wish, Other what) implements Fix {}

    /// What is other than before.
    enum Other {
        INTERNET,
        NO_ENCRYPTION
    }

    /// Opens the exact place in the web console.
    record OpenConsole(Place place, String argument) implements Fix {}

    /// Places of the web console.
    enum Place {
        INSTANCE,
        VNC,
        /// Where Session Manager is switched on.
        CLOUD_ASSISTANT,
        SECURITY_GROUP,
        POLICIES,
        QUOTAS
    }

    /// Hands commands to run as root on the instance, over VNC or another way in.
    record CopyCommands(Script script) implements Fix {}

    /// Commands for the instance.
    enum Script {
        RESTART_AGENT,
        ALLOW_PUBLIC_KEYS,
        ALLOW_ROOT,
        SET_CLOCK
    }
}
