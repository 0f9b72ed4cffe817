package dev.ecsdeck.houserules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The import table as data, and the rules made of it. A room is the first package below the root; a longer name
/// (`ui.kit.terminal`) adds rights to a part of its room.
final class FloorPlan {
    private static final List<String> EVERYWHERE = List.of("java", "javax", "org.jspecify", "org.slf4j");
    private static final String[] OKHTTP = {"okhttp3", "okio", "kotlin"};

    private final String root;
    private final Map<String, Set<String>> rooms = new LinkedHashMap<>();
    private final Map<String, Set<String>> libraries = new LinkedHashMap<>();

    FloorPlan(String root) {
        this.root = root;
        ground();
        workshops();
        upperFloors();
    }

    private void ground() {
        room("work");
        room("model");
        room("link");
        room("wire");
        room("problem", "model");
        room("net", "model", "problem");
        doors("net", OKHTTP);
    }

    private void workshops() {
        room("cloud", "model", "problem", "net");
        doors("cloud", OKHTTP);
        doors("cloud", "tools.jackson", "com.fasterxml.jackson.annotation");
        room("session", "model", "problem", "link", "wire", "net");
        doors("session", OKHTTP);
        doors("session", "tools.jackson");
        room("forward", "model", "problem", "link");
        room("ssh", "model", "problem", "link");
        doors("ssh", "com.jcraft.jsch");
        room("terminal", "link");
        doors("terminal", "com.techsenger.jeditermfx");
        room("remote", "model", "problem");
        room("desktop", "model", "problem");
        room("store", "model", "problem");
        doors("store", "tools.jackson", "com.fasterxml.jackson.annotation", "com.github.javakeyring");
        room("diagnosis", "model", "problem", "net", "cloud", "session");
        room("lab", "model", "wire");
        doors("lab", "tools.jackson", "com.fasterxml.jackson.annotation", "com.pty4j", "org.apache.sshd");
    }

    private void upperFloors() {
        room(
                "service",
                "model",
                "link",
                "wire",
                "problem",
                "net",
                "cloud",
                "session",
                "forward",
                "ssh",
                "terminal",
                "remote",
                "desktop",
                "store",
                "diagnosis");
        room("text", "model", "problem");
        room("ui", "service", "model", "problem", "text");
        doors("ui", "javafx", "atlantafx", "org.kordamp.ikonli", "org.fxmisc", "org.reactfx");
        room("ui.shells", "terminal", "link");
        room("ui.forwards", "forward");
        room("ui.doctor", "diagnosis");
        room("ui.window", "diagnosis");
        room("ui.credentials", "ssh", "remote");
        room("ui.ssh", "ssh", "remote");
        room("ui.kit.terminal", "terminal", "link");
        doors("ui.kit.terminal", "com.techsenger.jeditermfx");
        room("cli", "service", "model", "problem", "text", "link", "forward");
        doors("cli", "picocli", "org.jline");
        room("app", "*");
        doors("app", "javafx", "com.sun.glass.ui", "com.sun.javafx.tk", "ch.qos.logback");
    }

    private void room(String name, String... mayImport) {
        rooms.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(Arrays.asList(mayImport));
    }

    private void doors(String name, String... packages) {
        libraries.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(Arrays.asList(packages));
    }

    ArchRule roomsImportOnlyWhatTheTableAllows() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(importOnly("import only the rooms of their row", this::refusesRoom));
    }

    ArchRule librariesComeInByTheirDoors() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(importOnly("use an outside library only where its door is", this::refusesLibrary));
    }

    ArchRule screensDoNotImportOneAnother() {
        return classes()
                .that()
                .resideInAPackage(root + ".ui..")
                .should(importOnly("leave other screens alone", this::refusesScreen))
                .allowEmptyShould(true);
    }

    ArchRule everyRoomStandsInThePlan() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("stand in a room of the plan") {
                    @Override
                    public void check(JavaClass subject, ConditionEvents events) {
                        if (!rooms.containsKey(
                                firstPart(below(subject.getPackageName()).orElse("")))) {
                            events.add(SimpleConditionEvent.violated(
                                    subject, subject.getName() + " stands in no known room"));
                        }
                    }
                });
    }

    ArchRule noCircles(String within) {
        String base = within.isEmpty() ? root : root + "." + within;
        return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    private interface Refusal {
        boolean refuses(String fromPackage, String toPackage);
    }

    private static ArchCondition<JavaClass> importOnly(String description, Refusal refusal) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass subject, ConditionEvents events) {
                for (Dependency dependency : subject.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (refusal.refuses(subject.getPackageName(), target.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private boolean refusesRoom(String from, String to) {
        Optional<String> target = below(to);
        if (target.isEmpty()) {
            return false;
        }
        String here = below(from).orElse("");
        String room = firstPart(target.get());
        return !room.equals(firstPart(here)) && !room.equals("work") && !granted(rooms, here, room);
    }

    private boolean refusesLibrary(String from, String to) {
        if (to.isEmpty() || isIn(to, root) || EVERYWHERE.stream().anyMatch(free -> isIn(to, free))) {
            return false;
        }
        return !granted(libraries, below(from).orElse(""), to);
    }

    private boolean refusesScreen(String from, String to) {
        String here = screen(from);
        String there = screen(to);
        return !there.isEmpty()
                && !there.equals(here)
                && !there.equals("kit")
                && !here.isEmpty()
                && !here.equals("window");
    }

    private String screen(String packageName) {
        return below(packageName)
                .filter(name -> name.startsWith("ui."))
                .map(name -> firstPart(name.substring("ui.".length())))
                .orElse("");
    }

    private static boolean granted(Map<String, Set<String>> table, String here, String wanted) {
        return table.entrySet().stream()
                .filter(row -> isIn(here, row.getKey()))
                .flatMap(row -> row.getValue().stream())
                .anyMatch(right -> right.equals("*") || isIn(wanted, right));
    }

    /// The package's name below the root; empty for packages that are not ours.
    private Optional<String> below(String packageName) {
        return packageName.startsWith(root + ".")
                ? Optional.of(packageName.substring(root.length() + 1))
                : Optional.empty();
    }

    private static String firstPart(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static boolean isIn(String packageName, String tree) {
        return packageName.equals(tree) || packageName.startsWith(tree + ".");
    }
}
