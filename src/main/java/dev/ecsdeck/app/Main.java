package dev.ecsdeck.app;

import dev.ecsdeck.cli.Cli;
import dev.ecsdeck.cli.Streams;
import dev.ecsdeck.store.AppPaths;
import java.util.Map;

/// The program's entry. Not a JavaFX `Application`: a class path start refuses one as its main class.
public final class Main {
    /// Makes the JDK ask the desktop for its proxies; must stand before the first connection.
    private static final String SYSTEM_PROXIES = "java.net.useSystemProxies";

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getProperty(SYSTEM_PROXIES) == null) {
            System.setProperty(SYSTEM_PROXIES, "true");
        }
        Map<String, String> environment = System.getenv();
        AppPaths paths =
                AppPaths.of(environment, System.getProperty("os.name", ""), System.getProperty("user.home", "."));
        CliBackstage backstage = new CliBackstage(environment, paths, new Exits());
        System.exit(new Cli(backstage, Streams.ofProcess(), environment).run(arguments));
    }
}
