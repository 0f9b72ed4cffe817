package dev.ecsdeck.houserules.wrong.service.settings;

import picocli.CommandLine;

final class PicocliInService {
    final Class<?> door = CommandLine.class;
}
