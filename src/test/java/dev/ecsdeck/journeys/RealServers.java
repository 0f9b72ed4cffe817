package dev.ecsdeck.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.testing.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// How each server of the journeys is started: on a free port of loopback, with nothing outside its folder. A test
/// whose program is missing is skipped and says which.
final class RealServers {
    private RealServers() {}

    /// The program's path; skips the test where it is not installed.
    static String need(String program) throws IOException {
        var found = RealProgram.find(program);
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow().toString();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /// A web server for the files of `folder/www`.
    static RealProgram nginx(Path folder) throws IOException, InterruptedException {
        String nginx = need("nginx");
        int port = RealProgram.freePort();
        Files.createDirectories(folder.resolve("www"));
        String temporary = "";
        for (String each : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary += "    " + each + "_temp_path " + folder.resolve(each) + ";\n";
        }
        Path settings = Files.writeString(
                folder.resolve("nginx.conf"),
                (isRoot() ? "user root;\n" : "")
                        + "daemon off;\nworker_processes 2;\nerror_log stderr;\npid " + folder.resolve("pid") + ";\n"
                        + "events {}\nhttp {\n    access_log off;\n    sendfile on;\n" + temporary
                        + "    server {\n        listen 127.0.0.1:" + port + ";\n        root "
                        + folder.resolve("www") + ";\n    }\n}\n");
        return RealProgram.serve(
                folder, port, List.of(nginx, "-e", "stderr", "-p", folder.toString(), "-c", settings.toString()));
    }

    /// A database that asks nobody for a password.
    static RealProgram mariaDb(Path folder) throws IOException, InterruptedException {
        String mariadbd = need("mariadbd");
        int port = RealProgram.freePort();
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> command = new ArrayList<>(List.of(
                mariadbd,
                "--no-defaults",
                "--skip-grant-tables",
                "--skip-log-bin",
                "--bind-address=127.0.0.1",
                "--max-allowed-packet=64M",
                "--port=" + port,
                "--datadir=" + data,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid")));
        if (isRoot()) {
            command.add("--user=root");
        }
        return RealProgram.serve(folder, port, command);
    }

    static RealProgram redis(Path folder) throws IOException, InterruptedException {
        String redis = need("redis-server");
        int port = RealProgram.freePort();
        return RealProgram.serve(
                folder,
                port,
                List.of(
                        redis,
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        folder.toString()));
    }

    /// A database that trusts everybody on loopback. It refuses to run as root, so it then runs as its own user.
    static RealProgram postgres(Path folder) throws IOException, InterruptedException {
        String initdb = need("initdb");
        String postgres = need("postgres");
        List<String> as = new ArrayList<>();
        if (isRoot()) {
            as.addAll(List.of(need("setpriv"), "--reuid=postgres", "--regid=postgres", "--clear-groups"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Path data = folder.resolve("data");
        List<String> making = new ArrayList<>(as);
        making.addAll(List.of(
                initdb, "-D", data.toString(), "-U", "lab", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"));
        RealProgram.run(folder, making.toArray(String[]::new)).orFail();
        int port = RealProgram.freePort();
        List<String> serving = new ArrayList<>(as);
        serving.addAll(List.of(
                postgres,
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                folder.toString(),
                "-c",
                "fsync=off"));
        return RealProgram.serve(folder, port, serving);
    }
}
