package dev.ecsdeck.houserules.wrong.service.quota;

import dev.ecsdeck.houserules.wrong.service.files.ServiceCircleOne;
import java.util.Optional;

public final class ServiceCircleTwo {
    ServiceCircleOne one() {
        return Optional.<ServiceCircleOne>empty().orElseThrow();
    }
}
