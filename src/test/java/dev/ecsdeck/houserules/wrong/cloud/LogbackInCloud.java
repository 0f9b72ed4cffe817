package dev.ecsdeck.houserules.wrong.cloud;

import ch.qos.logback.classic.LoggerContext;

final class LogbackInCloud {
    final Class<?> door = LoggerContext.class;
}
