package dev.ecsdeck.cloud;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.work.Workers;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/// The cloud of one account: typed actions, by group. Every action blocks its caller, throws a `ProblemException`
/// when it cannot be done, and may be called from any thread but that of the screen.
public final class EcsClient {
    /// How often a passing failure is tried again where nothing else is wished.
    public static final int USUAL_REPEATS = RetryRule.USUAL;

    private final CloudTarget target;
    private final Door door;
    private final SessionWitness witness;
    private final Supplier<SessionRequest.Network> ports;

    public EcsClient(OkHttpClient client, CloudTarget target, CredentialSource source, Workers workers) {
        this(client, target, source, workers, RetryRule.USUAL);
    }

    /// @param repeats how often a passing failure is tried again
    public EcsClient(OkHttpClient client, CloudTarget target, CredentialSource source, Workers workers, int repeats) {
        this.target = target;
        RetryRule rule =
                new RetryRule(repeats, () -> ThreadLocalRandom.current().nextDouble());
        HttpTransport transport = new HttpTransport(client, source, workers, rule);
        this.door = new Door(transport, new Endpoints(target), target.region(), workers.clock(), (_, _) -> {});
        this.witness = SessionWitness.NONE;
        this.ports = () -> SessionRequest.Network.INTERNET;
    }

    private EcsClient(EcsClient of, Door door, SessionWitness witness, Supplier<SessionRequest.Network> ports) {
        this.target = of.target;
        this.door = door;
        this.witness = witness;
        this.ports = ports;
    }

    /// The same client, which tells `witness` of its sessions.
    public EcsClient toldTo(SessionWitness told) {
        return new EcsClient(this, door, told, ports);
    }

    /// The same client, which tells `told` of what it may do and what not.
    public EcsClient toldTo(PermissionWitness told) {
        Door telling = new Door(door.transport(), door.endpoints(), door.home(), door.clock(), told);
        return new EcsClient(this, telling, witness, ports);
    }

    /// The same client, whose sessions for ports go over this network where they ask for none of their own.
    public EcsClient portsOver(Supplier<SessionRequest.Network> network) {
        return new EcsClient(this, door, witness, network);
    }

    /// Where the Security Token Service of a target answers.
    public static URI stsEndpoint(CloudTarget target) {
        return new Endpoints(target).of(Api.STS, target.region());
    }

    /// Where the service of instances of a target answers.
    public static URI ecsEndpoint(CloudTarget target) {
        return new Endpoints(target).of(Api.ECS, target.region());
    }

    public CloudTarget target() {
        return target;
    }

    /// Where the actions of a region are asked for.
    public URI endpoint(RegionId region) {
        return door.endpoints().of(Api.ECS, region);
    }

    /// How far the service's clock is ahead of ours, as far as an answer made us correct it.
    public Duration clockOffset() {
        return door.transport().clockOffset();
    }

    public RegionActions regions() {
        return new RegionActions(door);
    }

    public InstanceActions instances() {
        return new InstanceActions(door);
    }

    public AgentActions agents() {
        return new AgentActions(door);
    }

    public SessionActions sessions() {
        return new SessionActions(door, witness, ports);
    }

    public SettingActions settings() {
        return new SettingActions(door);
    }

    public PowerActions power() {
        return new PowerActions(door);
    }

    public CommandActions commands() {
        return new CommandActions(door);
    }

    public SendFileActions files() {
        return new SendFileActions(door);
    }

    public KeyPairActions keyPairs() {
        return new KeyPairActions(door);
    }

    public AttributeActions attributes() {
        return new AttributeActions(door);
    }

    public SecurityGroupActions securityGroups() {
        return new SecurityGroupActions(door);
    }

    public ManagedInstanceActions managedInstances() {
        return new ManagedInstanceActions(door);
    }

    public CatalogActions catalog() {
        return new CatalogActions(door);
    }

    public PermissionActions permissions() {
        return new PermissionActions(door);
    }

    public StsActions sts() {
        return new StsActions(door);
    }
}
