package dev.ecsdeck.houserules.wrong.attic;

final class NoSuchRoom {}
