package dev.ecsdeck.houserules.wrong.lab.api;

import dev.ecsdeck.houserules.wrong.lab.fleet.LabCircleTwo;

public final class LabCircleOne {
    final LabCircleTwo two = new LabCircleTwo();
}
