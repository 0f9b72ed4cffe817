package dev.ecsdeck.service.doctor;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.PowerActions;
import dev.ecsdeck.cloud.SecurityGroupActions;
import dev.ecsdeck.diagnosis.EgressPlan;
import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Does what the doctor proposes, and waits until it has helped. Blocking; an interrupt ends the wait, never what the
/// service has taken already.
final class Repairs {
    /// A system takes so long to boot, at most, until its agent answers.
    private static final Duration BOOT = Duration.ofMinutes(4);

    private static final Duration INSTALL = Duration.ofSeconds(90);
    /// Heartbeats come once a minute.
    private static final Duration HEARTBEAT = Duration.ofSeconds(150);

    private static final Duration SETTING = Duration.ofSeconds(15);
    private static final String DESCRIPTION = "Session Manager agent";

    private final CloudAccess access;
    private final Renewal renewal;
    private final Pauses pauses;

    Repairs(CloudAccess access, Renewal renewal, Workers workers) {
        this.access = access;
        this.renewal = renewal;
        this.pauses = new Pauses(workers);
    }

    /// @throws IllegalArgumentException if a person does it, not we
    Repaired apply(Fix fix, Instance instance) throws ProblemException {
        if (fix instanceof Fix.RenewCredentials) {
            renewal.renew(instance.account());
            return Repaired.DONE;
        }
        EcsClient cloud = access.client(instance.account());
        return switch (fix) {
            case Fix.Start _ -> {
                cloud.power().start(instance.region(), instance.id());
                yield awaitBoot(cloud, instance);
            }
            case Fix.Reboot _ -> {
                cloud.power().reboot(instance.region(), instance.id(), PowerActions.Manner.ORDERLY);
                yield awaitBoot(cloud, instance);
            }
            case Fix.InstallAgent _ -> {
                AgentStatus before = agent(cloud, instance);
                cloud.agents().install(instance.region(), List.of(instance.id()));
                yield awaitNewAgent(cloud, instance, before);
            }
            case Fix.SwitchSessionsOn _ -> {
                cloud.settings().setSessionManager(instance.region(), true);
                yield told(pauses.until(SETTING, () -> isOn(cloud, instance)));
            }
            case Fix.AllowEgress(var plan) -> {
                allow(cloud, instance, plan);
                yield told(pauses.until(HEARTBEAT, () -> isOnline(cloud, instance)));
            }
            case Fix.RemoveInbound inbound -> {
                for (Fix.InboundRule rule : inbound.rules()) {
                    cloud.securityGroups()
                            .revoke(
                                    instance.region(),
                                    new SecurityGroupActions.InboundRule(
                                            rule.groupId(),
                                            rule.id(),
                                            rule.accepts(),
                                            rule.protocol(),
                                            rule.portRange(),
                                            rule.priority(),
                                            rule.source()));
                }
                yield Repaired.DONE;
            }
            case Fix.EndSessions(var sessions) -> {
                for (Fix.IdleSession session : sessions) {
                    cloud.sessions().end(instance.region(), session.id());
                }
                yield Repaired.DONE;
            }
            case Fix.RenewCredentials _, Fix.CopyPolicy _, Fix.UseInstead _, Fix.OpenConsole _, Fix.CopyCommands _ ->
                throw new IllegalArgumentException("done by a person: " + fix);
        };
    }

    private static void allow(EcsClient cloud, Instance instance, EgressPlan plan) throws ProblemException {
        for (EgressPlan.Line line : plan.additions()) {
            cloud.securityGroups()
                    .allow(
                            instance.region(),
                            new SecurityGroupActions.EgressRule(
                                    plan.groupId(),
                                    true,
                                    line.protocol(),
                                    line.portRange(),
                                    line.priority(),
                                    line.destination(),
                                    DESCRIPTION,
                                    Optional.empty()));
        }
    }

    private Repaired awaitBoot(EcsClient cloud, Instance instance) throws ProblemException {
        return told(pauses.until(
                BOOT,
                () -> cloud.instances()
                                        .states(instance.region(), List.of(instance.id()))
                                        .get(instance.id())
                                == InstanceState.RUNNING
                        && !(agent(cloud, instance) instanceof AgentStatus.Silent)));
    }

    private Repaired awaitNewAgent(EcsClient cloud, Instance instance, AgentStatus before) throws ProblemException {
        return told(pauses.until(
                INSTALL, () -> agent(cloud, instance) instanceof AgentStatus.Online now && isNewer(before, now)));
    }

    /// An agent that was online, and too old for what was wanted, must become another one.
    private static boolean isNewer(AgentStatus before, AgentStatus.Online now) {
        return !(before instanceof AgentStatus.Online old) || now.version().compareTo(old.version()) > 0;
    }

    private static boolean isOn(EcsClient cloud, Instance instance) throws ProblemException {
        return cloud.settings().sessionManagerEnabled(instance.region()).orElse(true);
    }

    private static boolean isOnline(EcsClient cloud, Instance instance) throws ProblemException {
        return agent(cloud, instance) instanceof AgentStatus.Online;
    }

    private static AgentStatus agent(EcsClient cloud, Instance instance) throws ProblemException {
        return cloud.agents()
                .statuses(instance.region(), List.of(instance.id()))
                .getOrDefault(instance.id(), new AgentStatus.Missing());
    }

    private static Repaired told(boolean seen) {
        return seen ? Repaired.DONE : Repaired.NOT_YET;
    }
}
