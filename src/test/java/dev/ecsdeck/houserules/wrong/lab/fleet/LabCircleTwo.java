package dev.ecsdeck.houserules.wrong.lab.fleet;

import dev.ecsdeck.houserules.wrong.lab.api.LabCircleOne;
import java.util.Optional;

public final class LabCircleTwo {
    LabCircleOne one() {
        return Optional.<LabCircleOne>empty().orElseThrow();
    }
}
