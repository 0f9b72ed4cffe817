package dev.ecsdeck.text;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import java.time.Instant;
import java.util.Optional;

/// From a problem to what a person reads of it. Immutable, so any thread may ask.
public final class ProblemText {
    private static final String EXCHANGE = "KeyExchangeError.";

    private final Messages messages;

    public ProblemText(Messages messages) {
        this.messages = messages;
    }

    /// Where the sentences of a problem stand: keys without their last part, and what fills them in.
    private record Place(String title, String text, Object... arguments) {}

    /// Without a name for the instance and without a time.
    public Explanation of(Problem problem) {
        return of(problem, Optional.empty(), Optional.empty());
    }

    /// For a problem with the instance of that name.
    public Explanation of(Problem problem, String instance) {
        return of(problem, Optional.of(instance), Optional.empty());
    }

    /// @param instance the name of the instance that it is about, where one is known
    /// @param when it happened, for the details
    public Explanation of(Problem problem, Optional<String> instance, Optional<Instant> when) {
        Place place = place(problem, instance.orElseGet(() -> messages.text("problems.instance")));
        return new Explanation(
                messages.text(place.title() + "title"),
                asSentence(messages.text(place.text() + "sentence", place.arguments())),
                asSentence(messages.text(place.text() + "remedy", place.arguments())),
                ProblemDetails.of(problem, when, messages));
    }

    private Place place(Problem problem, String instance) {
        return switch (problem) {
            case Problem.CloudRefused p ->
                coded(
                        "problems.refused." + p.kind() + ".",
                        "codes.cloud." + p.code() + ".",
                        "problems.refused." + p.kind() + ".",
                        instance,
                        "ecs:" + p.action());
            case Problem.NotPermitted p ->
                coded(
                        "problems.notpermitted.",
                        "codes.cloud." + (p.explicitDeny() ? "ExplicitDeny" : p.code()) + ".",
                        "codes.cloud.Forbidden.",
                        instance,
                        p.permission());
            case Problem.ClockSkewed p -> {
                String direction = p.ahead().isNegative() ? "problems.clock.behind." : "problems.clock.ahead.";
                yield new Place(
                        "problems.clock.", direction, Amounts.duration(p.ahead().abs(), messages));
            }
            case Problem.Unreachable p ->
                new Place("problems.unreachable.", "problems.unreachable." + p.hop() + ".", host(p.host()));
            case Problem.NotTheService p -> {
                String of = p.host().isEmpty() ? "problems.notservice.answer." : "problems.notservice.host.";
                yield new Place("problems.notservice.", of, p.host());
            }
            case Problem.NoCredentials p -> plain("problems.nocredentials.", p.looked());
            case Problem.CredentialsUnusable p ->
                new Place(
                        "problems.credentials.",
                        "problems.credentials." + p.fault() + ".",
                        p.profile(),
                        p.mode(),
                        p.detail());
            case Problem.FileBroken p -> plain("problems.filebroken.", p.path(), p.line(), p.column());
            case Problem.FileUnusable p -> new Place("problems.file.", "problems.file." + p.fault() + ".", p.path());
            case Problem.KeychainUnusable p ->
                new Place("problems.keychain.", "problems.keychain." + p.fault() + ".", p.detail());
            case Problem.InvalidInput p -> new Place("problems.input.", "problems.input." + p.what() + ".", p.given());
            case Problem.InstanceUnknown p -> plain("problems.unknown.", p.given());
            case Problem.InstanceAmbiguous p -> plain("problems.ambiguous.", p.given(), String.join(", ", p.ids()));
            case Problem.InstanceNotReady p ->
                new Place("problems.unready.", "problems.unready." + p.why() + ".", p.instance(), p.detail());
            case Problem.GatewayRefused p -> plain("problems.gatewayrefused.", host(p.host()), p.httpStatus());
            case Problem.GatewayBroken p ->
                new Place("problems.gatewaybroken.", "problems.gatewaybroken." + p.breach() + ".");
            case Problem.Silence p -> plain("problems.silence.", Amounts.duration(p.waited(), messages));
            case Problem.SessionEnded p ->
                coded("problems.ended.", "codes.ended." + p.reason() + ".", "problems.ended.", instance, p.reason());
            case Problem.SessionLost p -> new Place("problems.lost.", "problems.lost." + p.why() + ".");
            case Problem.IdleEnded p -> plain("problems.idle.", Amounts.duration(p.idle(), messages));
            case Problem.EncryptionRefused p -> encryption(p, instance);
            case Problem.PortTaken p -> {
                String by = p.holder().isBlank() ? "problems.port.taken." : "problems.port.held.";
                yield new Place("problems.port.", by, p.address(), p.port(), p.holder());
            }
            case Problem.PortUnusable p -> plain("problems.portunusable.", p.address(), p.port(), p.detail());
            case Problem.CallerRefused p -> new Place("problems.caller.", "problems.caller." + p.why() + ".", p.who());
            case Problem.QueueFull p -> plain("problems.queuefull.", p.most());
            case Problem.InvocationFailed p ->
                coded(
                        "problems.invocation.",
                        "codes.invocation." + p.code() + ".",
                        "problems.invocation.",
                        instance,
                        p.code());
            case Problem.SshFailed p ->
                new Place("problems.ssh.", "problems.ssh." + p.fault() + ".", p.user(), p.detail());
            case Problem.KeyUnusable p -> new Place("problems.key.", "problems.key." + p.fault() + ".", p.user());
            case Problem.OwnKeyUnusable p ->
                new Place("problems.ownkey.", "problems.ownkey." + p.fault() + ".", p.key());
            case Problem.LogonFailed p -> new Place("problems.logon.", "problems.logon." + p.fault() + ".", p.name());
            case Problem.HostKeyChanged p ->
                plain("problems.hostkey.", p.host(), p.pinnedFingerprint(), p.shownFingerprint());
            case Problem.RemoteFileFailed p ->
                new Place("problems.remotefile.", "problems.remotefile." + p.fault() + ".", p.path());
            case Problem.Expired p -> plain("problems.expired.", p.what(), Amounts.time(p.since(), messages));
            case Problem.Interrupted() -> plain("problems.interrupted.");
        };
    }

    private static Place plain(String key, Object... arguments) {
        return new Place(key, key, arguments);
    }

    /// The sentence of a code, or a general one where the code is new to us.
    private Place coded(String title, String ofCode, String general, Object... arguments) {
        boolean known = messages.find(ofCode + "sentence").isPresent();
        return new Place(title, known ? ofCode : general, arguments);
    }

    private Place encryption(Problem.EncryptionRefused refused, String instance) {
        String general = "problems.encryption." + refused.fault() + ".";
        if (refused.fault() != EncryptionFault.AGENT_SAID_NO
                || !refused.detail().startsWith(EXCHANGE)) {
            return new Place("problems.encryption.", general, instance);
        }
        String code = refused.detail().substring(EXCHANGE.length()).split("[^A-Za-z]", 2)[0];
        return coded("problems.encryption.", "codes.exchange." + code + ".", general, instance);
    }

    private String host(String host) {
        return host.isBlank() ? messages.text("problems.answer") : host;
    }

    /// A sentence may begin with what fills it in. Chinese patterns keep a space around an instance's name, as Latin
    /// letters want it; the words that stand for a name that is not known want none.
    private String asSentence(String text) {
        String said = text.startsWith("the ") ? "T" + text.substring(1) : text;
        boolean unnamed = said.contains(messages.text("problems.instance"));
        return unnamed ? said.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "") : said;
    }
}
