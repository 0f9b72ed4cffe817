package dev.ecsdeck.cloud;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Whether Session Manager is on, and where sessions are recorded: Describe- and ModifyCloudAssistantSettings, and
/// their undocumented elder DescribeUserBusinessBehavior.
public final class SettingActions {
    private final Door door;

    SettingActions(Door door) {
        this.door = door;
    }

    /// Where the service delivers records of sessions.
    ///
    /// @param kind `OSS` or `SLS`
    /// @param place bucket and prefix, or project and store
    public record Delivery(String kind, boolean enabled, String place) {}

    /// Whether Session Manager is on for the account; empty if nobody may tell us. Starting a session then answers.
    public Optional<Boolean> sessionManagerEnabled(RegionId region) throws ProblemException {
        Optional<Boolean> documented = flag(
                ApiCall.read("DescribeCloudAssistantSettings", region).with("SettingType.1", "SessionManagerConfig"),
                region,
                answer -> Json.flag(answer.path("SessionManagerConfig"), "SessionManagerEnabled"));
        if (documented.isPresent()) {
            return documented;
        }
        // The elder way, which the vendor's own program still goes: only `disabled` has a known meaning.
        return flag(
                ApiCall.read("DescribeUserBusinessBehavior", region).with("statusKey", "sessionManagerStatus"),
                region,
                answer -> Json.some(answer, "StatusValue").map(value -> !value.equals("disabled")));
    }

    /// Not to be allowed to know is no failure here, nor is a service that does not know the action.
    private Optional<Boolean> flag(ApiCall call, RegionId region, Function<JsonNode, Optional<Boolean>> reading)
            throws ProblemException {
        try {
            return reading.apply(door.send(region, call));
        } catch (ProblemException refused) {
            Kind kind = refused.problem().kind();
            if (kind == Kind.NOT_ALLOWED || kind == Kind.FAILED) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /// Switches Session Manager on or off: for the whole account, in all regions.
    public void setSessionManager(RegionId region, boolean enabled) throws ProblemException {
        door.send(
                region,
                ApiCall.write("ModifyCloudAssistantSettings", region)
                        .with("SettingType", "SessionManagerConfig")
                        .with("SessionManagerConfig", "{\"SessionManagerEnabled\":" + enabled + "}"));
    }

    /// Where records of sessions go.
    public List<Delivery> sessionDeliveries(RegionId region) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.read("DescribeCloudAssistantSettings", region).with("SettingType.1", "SessionManagerDelivery"));
        List<Delivery> oss = Json.rows(answer, "OssDeliveryConfigs", "OssDeliveryConfig").stream()
                .map(row -> delivery("OSS", row, "BucketName", "Prefix"))
                .toList();
        List<Delivery> sls = Json.rows(answer, "SlsDeliveryConfigs", "SlsDeliveryConfig").stream()
                .map(row -> delivery("SLS", row, "ProjectName", "LogstoreName"))
                .toList();
        return Stream.concat(oss.stream(), sls.stream()).toList();
    }

    private static Delivery delivery(String kind, JsonNode row, String first, String second) {
        String place = Json.text(row, first)
                + Json.some(row, second).map(text -> "/" + text).orElse("");
        return new Delivery(kind, Json.flag(row, "Enabled").orElse(false), place);
    }
}
