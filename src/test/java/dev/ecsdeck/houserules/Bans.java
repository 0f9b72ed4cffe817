package dev.ecsdeck.houserules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/// What nobody in the house does, whatever the room.
final class Bans {
    private static final Set<String> STARTERS = Set.of("ofVirtual", "ofPlatform", "startVirtualThread");

    private final String root;

    Bans(String root) {
        this.root = root;
    }

    ArchRule javafxStaysInTheWindow() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".ui..", root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .allowEmptyShould(true);
    }

    ArchRule onlyTheKitRunsLater() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".ui.kit..")
                .should()
                .callMethodWhere(called("runLater", "javafx.application.Platform"))
                .allowEmptyShould(true);
    }

    ArchRule nobodyMakesThreads() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".lab..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".app.Threads")
                .should()
                .callCodeUnitWhere(makesThreads())
                .orShould()
                .beAssignableTo(Thread.class)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> makesThreads() {
        return DescribedPredicate.describe("makes a thread or an executor", call -> {
            JavaClass owner = call.getTargetOwner();
            String type = owner.getName();
            String method = call.getName();
            boolean constructs = method.equals("<init>")
                    && (type.equals("java.lang.Thread")
                            || type.equals(Timer.class.getName())
                            || type.equals(ForkJoinPool.class.getName())
                            || type.equals("java.util.concurrent.ScheduledThreadPoolExecutor")
                            || type.equals(ThreadPoolExecutor.class.getName()));
            boolean starts = type.equals("java.lang.Thread") && STARTERS.contains(method);
            boolean pools = type.equals("java.util.concurrent.Executors") || method.equals("parallelStream");
            boolean common = type.equals("java.util.concurrent.CompletableFuture")
                    && method.endsWith("Async")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(parameter -> parameter.isEquivalentTo(java.util.concurrent.Executor.class));
            return constructs || starts || pools || common;
        });
    }

    ArchRule nobodySleeps() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethodWhere(called("sleep", "java.lang.Thread"))
                .allowEmptyShould(true);
    }

    ArchRule nobodyWakesAwt() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio.."))
                .allowEmptyShould(true);
    }

    ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".cli..")
                .should()
                .accessTargetWhere(JavaAccess.Predicates.targetOwner(assignableTo(System.class))
                        .and(JavaAccess.Predicates.target(nameMatching("out"))))
                .allowEmptyShould(true);
    }

    ArchRule staticsAreConstants() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should(beConstant())
                .allowEmptyShould(true);
    }

    private ArchCondition<JavaField> beConstant() {
        Constants constants = new Constants(root);
        return new ArchCondition<>("be final and of an immutable type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean generated = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (!generated && !constants.isConstant(field)) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                }
            }
        };
    }

    ArchRule nothingIsNamedGetInstance() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .haveName("getInstance")
                .allowEmptyShould(true);
    }

    ArchRule noGrabBagNames() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager)")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> called(String method, String type) {
        return DescribedPredicate.<JavaCall<?>>describe(
                        "of " + type + "." + method, call -> call.getName().equals(method))
                .and(JavaAccess.Predicates.target(owner(nameMatching(type.replace(".", "\\.")))));
    }
}
