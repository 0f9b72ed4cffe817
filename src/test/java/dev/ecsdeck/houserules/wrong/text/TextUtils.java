package dev.ecsdeck.houserules.wrong.text;

final class TextUtils {}
