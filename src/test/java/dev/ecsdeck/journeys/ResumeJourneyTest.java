package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.LabSettings.Reattach;
import dev.ecsdeck.lab.faults.Strike;
import dev.ecsdeck.problem.Lost;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.session.ConversationState;
import dev.ecsdeck.session.ConversationState.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real shell, a real terminal, the real client, and a network that keeps breaking.
@Tag("lab")
@Timeout(90)
class ResumeJourneyTest {
    private static final int BLOWS = 100;
    private static final long SEED = 20_260_102;
    /// Counts upward without an end, a few lines a millisecond, and writes what is typed to a file until a line says
    /// `end`.
    private static final String COUNTER = """
            stty raw -echo
            trap '' WINCH
            exec 3<&0
            (while IFS= read -r key <&3; do printf '%s\\n' "$key"; [ "$key" = end ] && exit; done) >"$1" &
            reader=$!
            i=0
            while kill -0 $reader 2>/dev/null; do
                for _ in 1 2 3 4 5 6 7 8 9 10; do echo "line $((i += 1))"; done
                read -t 0.002 -u 4
            done 4<> <(:)
            echo "last $i"
            """;

    @TempDir
    Path folder;

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("program"), text);
    }

    private static String countedTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void aHundredDropsLoseNeitherALineNorAKey() throws Exception {
        Path typed = folder.resolve("typed");
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.command("web-01", "bash " + script(COUNTER) + " " + typed)) {
            shell.awaitText("line 10\n");
            Weather weather =
                    new Weather(journey.lab().faults().on(journey.lab().machine("web-01")), shell, SEED);
            Typist typist = new Typist(shell);

            for (int i = 0; i < BLOWS; i++) {
                weather.storm();
            }
            String keys = typist.finish();

            ConversationState.Ended end = shell.awaitEnd();
            assertThat(end.reason()).as(weather.toString()).isEqualTo(Reason.EXITED);
            String shown = shell.text();
            int lines =
                    Integer.parseInt(shown.substring(shown.lastIndexOf(' ') + 1).strip());
            assertThat(shown).isEqualTo(countedTo(lines) + "last " + lines + "\n");
            assertThat(Files.readString(typed)).isEqualTo(keys);
            assertThat(shell.drops()).isGreaterThanOrEqualTo(BLOWS);
        }
    }

    /// Types numbered lines in pieces of any length until told to stop, then the line `end`.
    private static final class Typist {
        private final StringBuilder typed = new StringBuilder();
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread hand;

        Typist(JourneyShell shell) {
            hand = Thread.ofVirtual().name("journey-typist").start(() -> type(shell));
        }

        private void type(JourneyShell shell) {
            SplittableRandom random = new SplittableRandom(7);
            try {
                for (int i = 1; !done.get(); i++) {
                    String piece = "key " + i + " 键".repeat(random.nextInt(12)) + "\n";
                    typed.append(piece);
                    shell.type(piece);
                    if (random.nextInt(40) == 0) {
                        shell.resize(random.nextInt(10, 60), random.nextInt(40, 200));
                    }
                    Patience.pause(Duration.ofMillis(random.nextInt(4)));
                }
                typed.append("end\n");
                shell.type("end\n");
            } catch (IOException ended) {
                typed.append("(the shell ended)");
            }
        }

        String finish() throws InterruptedException {
            done.set(true);
            hand.join();
            return typed.toString();
        }
    }

    @Test
    void anEncryptedShellSurvivesDropsToo() throws Exception {
        Path typed = folder.resolve("typed");
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.secretCommand("web-01", "bash " + script(COUNTER) + " " + typed)) {
            shell.awaitText("line 10\n");
            boolean encrypted = shell.awaitOpen().encrypted();
            Weather weather =
                    new Weather(journey.lab().faults().on(journey.lab().machine("web-01")), shell, 8);
            Typist typist = new Typist(shell);

            for (int i = 0; i < 10; i++) {
                weather.storm();
            }
            String keys = typist.finish();

            shell.awaitEnd();
            String shown = shell.text();
            int lines =
                    Integer.parseInt(shown.substring(shown.lastIndexOf(' ') + 1).strip());
            assertThat(encrypted).isTrue();
            assertThat(shown).isEqualTo(countedTo(lines) + "last " + lines + "\n");
            assertThat(Files.readString(typed)).isEqualTo(keys);
        }
    }

    @Test
    void aProgramThatReadsAndPrintsNothingDoesNotBlockTheTypist() throws Exception {
        byte[] flood = "0123456789abcde\n".repeat(128 * 1024).getBytes(StandardCharsets.US_ASCII);
        Path typed = folder.resolve("typed");
        Path program = script("stty raw -echo; printf go; head -c " + flood.length + " >\"$1\"; printf done; sleep 60");
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.command("web-01", "bash " + program + " " + typed)) {
            shell.awaitText("go");

            shell.type(flood);

            shell.awaitText("done");
            assertThat(Files.readAllBytes(typed)).isEqualTo(flood);
        }
    }

    @Test
    void aDropWithMoreUnansweredThanIsKeptIsSaidPlainly() throws Exception {
        Path program = script("stty raw -echo; printf go; cat >/dev/null");
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.command("web-01", "bash " + program)) {
            shell.awaitText("go");
            shell.type("0123456789abcde\n".repeat(96 * 1024));
            Patience.until(
                    () -> "not resumable: " + shell.state(),
                    () -> !shell.awaitOpen().resumable());

            journey.lab().faults().everywhere().strike(Strike.ABRUPT);

            assertThat(shell.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.NOT_RESUMABLE));
        }
    }

    @Test
    void withAnOldMachineADropIsTheEnd() throws Exception {
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.shell("cache-01")) {
            boolean resumable = shell.awaitOpen().resumable();

            journey.lab().faults().everywhere().strike(Strike.ABRUPT);

            assertThat(resumable).isFalse();
            assertThat(shell.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.OLD_PROTOCOL));
        }
    }

    @Test
    void afterTheTenMinutesADropIsResumedWhereTheGatewayTakesIt() throws Exception {
        try (Journey journey = Journey.begin();
                JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();
            journey.lab().settings().change(settings -> settings.withUrlLife(Duration.ZERO));

            journey.lab().faults().everywhere().strike(Strike.ABRUPT);
            shell.type("echo still=$((40+2))\r");

            shell.awaitText("still=42");
            assertThat(shell.drops()).isEqualTo(1);
        }
    }

    @Test
    void afterTheTenMinutesADropIsTheEndWhereTheGatewayRefuses() throws Exception {
        try (Journey journey = Journey.begin(s -> s.withReattach(Reattach.WHILE_URL_LIVES));
                JourneyShell shell = journey.shell("web-01")) {
            shell.awaitOpen();
            journey.lab().settings().change(settings -> settings.withUrlLife(Duration.ZERO));

            journey.lab().faults().everywhere().strike(Strike.ABRUPT);

            assertThat(shell.awaitProblem()).isEqualTo(new Problem.SessionLost(Lost.REATTACH_REFUSED));
        }
    }

    @Test
    void whatIsTypedBeforeTheShellStandsReachesIt() throws Exception {
        try (Journey journey = Journey.begin(ResumeJourneyTest::asSlowAsReal);
                JourneyShell shell = journey.shell("api-03")) {
            shell.type("echo early=$((40+2))\r");

            shell.awaitText("early=42");
        }
    }

    private static LabSettings asSlowAsReal(LabSettings settings) {
        return settings.withDelays(LabSettings.realistic().delays());
    }
}
