package dev.ecsdeck.houserules.wrong.service.files;

import dev.ecsdeck.houserules.wrong.service.quota.ServiceCircleTwo;

public final class ServiceCircleOne {
    final ServiceCircleTwo two = new ServiceCircleTwo();
}
