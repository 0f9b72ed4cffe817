package dev.ecsdeck.houserules.wrong.model;

import tools.jackson.databind.JsonNode;

final class JacksonInModel {
    final Class<?> door = JsonNode.class;
}
