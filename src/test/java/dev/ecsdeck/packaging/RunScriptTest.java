package dev.ecsdeck.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `packaging/run` in a project of its own: its Java prints the arguments it gets, its Maven leaves a mark a build.
@Tag("packaging")
@EnabledOnOs({OS.LINUX, OS.MAC})
class RunScriptTest {
    private static final String JAVA = """
            #!/bin/sh
            while [ "$1" != dev.ecsdeck.app.Main ]; do
                case $1 in
                -XX:AOTCacheOutput=*) echo cache >"${1#*=}" ;;
                -cp) shift ;;
                [!-]*) echo "no such class: $1" >&2; exit 1 ;;
                esac
                shift
            done
            shift
            printf '<%s>\\n' "$@"
            echo "said on standard error" >&2
            exit "${STATUS:-0}"
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "Maven talks"
            root=$(dirname "$0")/../..
            echo built >>"$root/builds"
            mkdir -p "$root/target/run/lib"
            echo jar >"$root/target/ecs-deck.jar"
            exit "${MAVEN_STATUS:-0}"
            """;

    private record Outcome(int status, List<String> out, String err) {}

    @TempDir
    private Path temp = Path.of("");

    private Path project = Path.of("");

    @BeforeEach
    void layOutTheProject() throws IOException {
        project = temp.resolve("a deck");
        put("packaging/run", Files.readString(Path.of("packaging/run")));
        put("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        put("jdk/bin/javac", "#!/bin/sh\n");
        put("jdk/bin/java", JAVA);
        put("maven/bin/mvn", MAVEN);
        put("pom.xml", "<project/>\n");
        put("src/main/java/X.java", "class X {}\n");
    }

    private void put(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProcessBuilder script(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(project.resolve("packaging/run").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        builder.environment().put("MAVEN_HOME", project.resolve("maven").toString());
        return builder;
    }

    private static Outcome finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path err = Files.createTempFile("run", ".err");
        Process process = builder.redirectError(err.toFile()).start();
        List<String> out = process.inputReader().readAllLines();
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(project.resolve("builds"));
    }

    @Test
    void theProgramGetsItsArgumentsAndAloneSpeaksOnStandardOutput() throws Exception {
        Outcome outcome = finish(script("session", "-i", "a b", "", "*"));

        assertThat(outcome.out()).containsExactly("<session>", "<-i>", "<a b>", "<>", "<*>");
        assertThat(outcome.err()).contains("Maven talks", "said on standard error");
    }

    @Test
    void theProgramsExitStatusIsPassedOn() throws Exception {
        ProcessBuilder builder = script("list");
        builder.environment().put("STATUS", "130");

        assertThat(finish(builder).status()).isEqualTo(130);
    }

    @Test
    void secondStartBuildsNothingAndSaysNothing() throws Exception {
        finish(script());

        Outcome second = finish(script("version"));

        assertThat(builds()).hasSize(1);
        assertThat(second.err()).isEqualTo("said on standard error\n");
    }

    @Test
    void newerSourceIsBuilt() throws Exception {
        finish(script());
        Files.setLastModifiedTime(
                project.resolve("src/main/java/X.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        finish(script());

        assertThat(builds()).hasSize(2);
    }

    @Test
    void brokenBuildEndsWithASentenceAndIsTriedAgain() throws Exception {
        ProcessBuilder broken = script();
        broken.environment().put("MAVEN_STATUS", "1");

        Outcome outcome = finish(broken);

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("the build did not succeed");
        assertThat(finish(script("again")).out()).containsExactly("<again>");
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(
                    script("x").redirectError(ProcessBuilder.Redirect.DISCARD).start());
        }

        for (Process start : starts) {
            assertThat(start.inputReader().readAllLines()).containsExactly("<x>");
            assertThat(start.waitFor()).isZero();
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void lockOfADeadBuilderIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        put("target/run.lock/pid", dead.pid() + "\n");

        assertThat(finish(script("x")).out()).containsExactly("<x>");
    }

    @Test
    void startThatWaitsEndsWhenTheFolderGoes() throws Exception {
        put("target/run.lock/pid", ProcessHandle.current().pid() + "\n");
        Process waiting = script("x").start();
        try (BufferedReader said = waiting.errorReader()) {
            assertThat(said.readLine()).contains("another start is building");
            Files.move(project.resolve("target"), project.resolve("gone"));

            assertThat(said.readLine()).contains("cannot write to");
            assertThat(waiting.waitFor()).isEqualTo(1);
        } finally {
            waiting.destroy();
        }
    }

    @Test
    void oldJdkIsPassedOver() throws Exception {
        put("old/release", "JAVA_VERSION=\"17.0.9\"\n");
        put("old/bin/javac", "#!/bin/sh\n");
        put(".jdks/temurin/release", "JAVA_VERSION=\"25\"\n");
        put(".jdks/temurin/bin/javac", "#!/bin/sh\n");
        put(".jdks/temurin/bin/java", JAVA);
        ProcessBuilder builder = script("x");
        builder.environment().put("JAVA_HOME", project.resolve("old").toString());
        builder.environment().put("HOME", project.toString());

        finish(builder);

        // Which new one is found first depends on the machine.
        assertThat(Files.readString(project.resolve("target/run/jdk"))).doesNotContain("/old");
    }
}
