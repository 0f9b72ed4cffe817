package dev.ecsdeck.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which language the command line speaks: the flag's, else that of the variables for messages, else the system's.
final class Languages {
    private static final String FLAG = "--language";

    private Languages() {}

    static Locale of(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(FLAG) && i + 1 < arguments.size()) {
                return ofTag(arguments.get(i + 1));
            }
            if (argument.startsWith(FLAG + "=")) {
                return ofTag(argument.substring(FLAG.length() + 1));
            }
        }
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return ofTag(value);
            }
        }
        return ofTag(Locale.getDefault().getLanguage());
    }

    private static Locale ofTag(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
