package dev.ecsdeck.ui.doctor;

import dev.ecsdeck.diagnosis.Fix;
import dev.ecsdeck.model.RegionId;

/// Where the web console has it.
final class ConsolePlaces {
    private static final String ECS = "https://ecs.console.aliyun.com/";

    private ConsolePlaces() {}

    static String url(Fix.OpenConsole wanted, RegionId region) {
        return switch (wanted.place()) {
            case INSTANCE -> ECS + "server/" + wanted.argument() + "/detail?regionId=" + region;
            case VNC -> ECS + "server/" + wanted.argument() + "/connect?regionId=" + region;
            case CLOUD_ASSISTANT -> ECS + "cloud-assistant/region/" + region;
            case SECURITY_GROUP -> ECS + "securityGroupDetail/region/" + region + "/groupId/" + wanted.argument();
            case POLICIES -> "https://ram.console.aliyun.com/policies";
            case QUOTAS -> "https://quotas.console.aliyun.com/products/ecs/quotas";
        };
    }
}
