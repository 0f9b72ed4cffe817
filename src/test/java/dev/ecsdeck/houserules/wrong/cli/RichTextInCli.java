package dev.ecsdeck.houserules.wrong.cli;

import org.fxmisc.richtext.StyleClassedTextArea;

final class RichTextInCli {
    final Class<?> door = StyleClassedTextArea.class;
}
