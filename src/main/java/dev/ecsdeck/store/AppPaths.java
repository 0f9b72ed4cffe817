package dev.ecsdeck.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The program's own directories. They need not exist yet; whoever writes makes them.
///
/// @param config what the user chose, worth a backup
/// @param state logs, and what the program remembers by itself
/// @param cache what can be read again
public record AppPaths(Path home, Path config, Path state, Path cache) {
    private static final String NAME = "ECS Deck";
    private static final String UNIX_NAME = "ecs-deck";

    /// Where they are on this system: the XDG directories on Linux, `Library` on macOS, `%APPDATA%` on Windows.
    ///
    /// @param environment the process's variables
    /// @param osName as in the system property `os.name`
    /// @param userHome as in the system property `user.home`, for when no variable says it
    public static AppPaths of(Map<String, String> environment, String osName, String userHome) {
        Path home = home(environment, userHome);
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = directory(environment, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = directory(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new AppPaths(
                    home,
                    roaming.resolve(NAME),
                    local.resolve(NAME),
                    local.resolve(NAME).resolve("Cache"));
        }
        if (os.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(NAME);
            return new AppPaths(
                    home,
                    support,
                    support.resolve("State"),
                    library.resolve("Caches").resolve(NAME));
        }
        return new AppPaths(
                home,
                directory(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                        .resolve(UNIX_NAME),
                directory(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                        .resolve(UNIX_NAME),
                directory(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(UNIX_NAME));
    }

    /// `$HOME` where set, then `%USERPROFILE%`, then what Java found.
    private static Path home(Map<String, String> environment, String userHome) {
        for (String name : new String[] {"HOME", "USERPROFILE"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return Path.of(value);
            }
        }
        return Path.of(userHome);
    }

    /// The XDG rules say that a path that is not absolute counts as not set.
    private static Path directory(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    public Path logDirectory() {
        return state.resolve("log");
    }
}
