package dev.ecsdeck.houserules.wrong.desktop;

import java.awt.Desktop;

final class OpensWithAwt {
    final Class<?> door = Desktop.class;
}
