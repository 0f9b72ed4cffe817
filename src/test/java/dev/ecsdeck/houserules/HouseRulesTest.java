package dev.ecsdeck.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules over the real house, and the proof that each of them bites: the wrong house has a room for each.
class HouseRulesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String ROOT = "dev.ecsdeck";
    private static final String WRONG = "dev.ecsdeck.houserules.wrong";
    private static final JavaClasses HOUSE = classesBeside(Workers.class, "");
    private static final JavaClasses WRONG_HOUSE = classesBeside(HouseRulesTest.class, WRONG.replace('.', '/'));
    private static final Set<String> INNOCENT = Set.of(
            "Word",
            "Shelf",
            "FilesScreen",
            "Emulator",
            "ShellScreen",
            "RunsLaterRightly",
            "Threads",
            "LabThread",
            "PrintsRightly",
            "StaticRightly",
            "package-info");

    private static JavaClasses classesBeside(Class<?> witness, String below) {
        try {
            Path base = Path.of(
                    witness.getProtectionDomain().getCodeSource().getLocation().toURI());
            // Libraries are judged by name alone; reading their classes took most of this test's time.
            ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(base.resolve(below));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A rule by name, and which classes of the wrong house its report must name besides the innocent.
    record Rule(String name, Function<String, ArchRule> over, Set<String> accuses) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "rooms import only what the table allows",
                        root -> new FloorPlan(root).roomsImportOnlyWhatTheTableAllows(),
                        Set.of(
                                "GroundImportsWorkshop",
                                "NeighbourImportsNeighbour",
                                "TerminalOutsideItsView",
                                "CircleOne",
                                "CircleTwo")),
                new Rule(
                        "libraries come in by their doors",
                        root -> new FloorPlan(root).librariesComeInByTheirDoors(),
                        Set.of(
                                "OkHttpInStore",
                                "JacksonInModel",
                                "JschInSession",
                                "JediTermInLog",
                                "PicocliInService",
                                "JlineInWelcome",
                                "PtyInTerminal",
                                "MinaInSsh",
                                "KeyringInService",
                                "LogbackInCloud",
                                "RichTextInCli",
                                "JavafxInSession")),
                new Rule(
                        "every room stands in the plan",
                        root -> new FloorPlan(root).everyRoomStandsInThePlan(),
                        Set.of("NoSuchRoom")),
                new Rule(
                        "screens do not import one another",
                        root -> new FloorPlan(root).screensDoNotImportOneAnother(),
                        Set.of("KeysScreen", "UiCircleTwo", "UiCircleOne")),
                new Rule(
                        "no circles between rooms",
                        root -> new FloorPlan(root).noCircles(""),
                        Set.of("CircleOne", "CircleTwo", "GroundImportsWorkshop")),
                new Rule(
                        "no circles between screens",
                        root -> new FloorPlan(root).noCircles("ui"),
                        Set.of("UiCircleOne", "UiCircleTwo")),
                new Rule(
                        "no circles between services",
                        root -> new FloorPlan(root).noCircles("service"),
                        Set.of("ServiceCircleOne", "ServiceCircleTwo")),
                new Rule(
                        "no circles in the Lab",
                        root -> new FloorPlan(root).noCircles("lab"),
                        Set.of("LabCircleOne", "LabCircleTwo")),
                new Rule(
                        "JavaFX stays in the window",
                        root -> new Bans(root).javafxStaysInTheWindow(),
                        Set.of("JavafxInSession")),
                new Rule("only the kit runs later", root -> new Bans(root).onlyTheKitRunsLater(), Set.of("RunsLater")),
                new Rule(
                        "nobody makes threads",
                        root -> new Bans(root).nobodyMakesThreads(),
                        Set.of("MakesThread", "MakesExecutor", "BorrowsCommonPool", "IsThread")),
                new Rule("nobody sleeps", root -> new Bans(root).nobodySleeps(), Set.of("Sleeps")),
                new Rule("nobody wakes AWT", root -> new Bans(root).nobodyWakesAwt(), Set.of("OpensWithAwt")),
                new Rule(
                        "only the command line prints",
                        root -> new Bans(root).onlyTheCommandLinePrints(),
                        Set.of("Prints")),
                new Rule(
                        "statics are constants",
                        root -> new Bans(root).staticsAreConstants(),
                        Set.of("StaticNotFinal", "StaticMutable", "StaticArrayInSight", "StaticHolder")),
                new Rule(
                        "nothing is named getInstance",
                        root -> new Bans(root).nothingIsNamedGetInstance(),
                        Set.of("Singleton")),
                new Rule(
                        "no grab-bag names",
                        root -> new Bans(root).noGrabBagNames(),
                        Set.of("TextUtil", "TextUtils", "TextHelper", "TextManager")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(Rule rule) {
        rule.over().apply(ROOT).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWrongHouseIsRejectedRoomByRoom(Rule rule) {
        String report = String.join(
                "\n",
                rule.over()
                        .apply(WRONG)
                        .evaluate(WRONG_HOUSE)
                        .getFailureReport()
                        .getDetails());

        assertThat(suspects().filter(name -> isNamedIn(report, name)))
                .containsExactlyInAnyOrderElementsOf(rule.accuses());
    }

    @Test
    void everyRoomOfTheWrongHouseIsAccusedByARule() {
        Set<String> accused =
                rules().stream().flatMap(rule -> rule.accuses().stream()).collect(Collectors.toSet());

        assertThat(suspects()).containsExactlyInAnyOrderElementsOf(accused);
    }

    private static List<Path> files(String below, Set<String> endings) throws IOException {
        Path start = PROJECT.resolve(below);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .toList();
        }
    }

    @Test
    void everySourceFileKeepsTheRules() throws IOException {
        StringBuilder faults = new StringBuilder();

        for (Path file : files("src", Set.of(".java", ".css"))) {
            // The rules and the wrong house spell what they ban.
            if (!file.getFileName().toString().startsWith("SourceRules")
                    && !file.toString().contains("wrong")) {
                SourceRules.faults(PROJECT.relativize(file), Files.readAllLines(file))
                        .forEach(fault -> faults.append('\n')
                                .append(PROJECT.relativize(file))
                                .append(':')
                                .append(fault));
            }
        }

        assertThat(faults.toString()).isEmpty();
    }

    @Test
    void everyPackageOfTheProductHasItsPage() throws IOException {
        Set<Path> packages = files("src/main/java", Set.of(".java")).stream()
                .map(Path::getParent)
                .collect(Collectors.toSet());

        assertThat(packages).isNotEmpty().allMatch(directory -> Files.exists(directory.resolve("package-info.java")));
    }

    @Test
    void noFileNamesAPathOfThisMachine() throws IOException {
        Pattern paths = SourceRules.pathsOf(PROJECT);
        Set<String> texts =
                Set.of(".java", ".css", ".properties", ".json", ".md", ".xml", ".sh", ".cmd", "run", "image");
        Stream<Path> project = Stream.of("src", "packaging", ".ci", "icons", "README.md", "pom.xml")
                .flatMap(below -> {
                    try {
                        return files(below, texts).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });

        assertThat(project).noneMatch(file -> paths.matcher(read(file)).find());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> suspects() {
        return WRONG_HOUSE.stream().map(JavaClass::getSimpleName).filter(name -> !INNOCENT.contains(name));
    }

    private static boolean isNamedIn(String report, String simpleName) {
        return Pattern.compile("\\b" + simpleName + "\\b").matcher(report).find();
    }
}
