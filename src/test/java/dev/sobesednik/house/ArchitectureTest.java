package dev.sobesednik.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sobesednik.App;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Which room may know which. docs/architecture.md draws the same.
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .importUrl(App.class.getProtectionDomain().getCodeSource().getLocation());

    /// From the ground up: a room knows those before it.
    private static final List<String> PURE = List.of(
            "chat",
            "bank",
            "review",
            "streak",
            "daily",
            "dailyquiz",
            "picking",
            "interview",
            "duel",
            "pair",
            "profile",
            "group",
            "quiz",
            "conversation");

    @Test
    void pure_rooms_import_java_jspecify_and_the_rooms_before_them() {
        for (int index = 0; index < PURE.size(); index++) {
            var known = new java.util.ArrayList<String>(List.of("java..", "org.jspecify.annotations.."));
            for (var room : PURE.subList(0, index + 1)) known.add("dev.sobesednik." + room);
            noClasses()
                    .that()
                    .resideInAPackage("dev.sobesednik." + PURE.get(index))
                    .should()
                    .dependOnClassesThat(resideOutsideOfPackages(known.toArray(String[]::new)))
                    .check(OURS);
        }
    }

    @Test
    void the_transports_know_no_feature() {
        for (var transport : List.of("telegram", "redis"))
            noClasses()
                    .that()
                    .resideInAPackage("dev.sobesednik." + transport)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.sobesednik..")
                            .and(not(resideInAnyPackage("dev.sobesednik." + transport))))
                    .check(OURS);
    }

    @Test
    void the_engine_knows_neither_redis_nor_telegram() {
        noClasses()
                .that()
                .resideInAPackage("dev.sobesednik.turn")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..",
                        "org.telegram..",
                        "com.fasterxml..",
                        "tools.jackson..",
                        "dev.sobesednik.redis..",
                        "dev.sobesednik.telegram..",
                        "dev.sobesednik.turn.redis..",
                        "dev.sobesednik.turn.telegram.."))
                .check(OURS);
    }

    @Test
    void the_playground_and_the_bot_meet_only_over_http() {
        noClasses()
                .that()
                .resideInAPackage("dev.sobesednik.playground..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.sobesednik..")
                        .and(not(resideInAnyPackage("dev.sobesednik.playground.."))))
                .check(OURS);
        noClasses()
                .that(not(resideInAnyPackage("dev.sobesednik.playground..")).and(DescribedWiring.IS_NOT_THE_WIRING))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.sobesednik.playground.."))
                .check(OURS);
    }

    @Test
    void rooms_know_each_other_in_no_circle() {
        slices().matching("dev.sobesednik.(*)..").should().beFreeOfCycles().check(OURS);
    }

    /// Invariant 10.
    @Test
    void invariant_10_time_comes_from_the_clock_that_is_handed_out() {
        for (var type :
                List.of(Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, ZonedDateTime.class))
            noClasses().should().callMethod(type, "now").check(OURS);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(OURS);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(OURS);
    }

    /// Invariant 10.
    @Test
    void invariant_10_randomness_comes_from_the_generator_that_is_handed_out() {
        noClasses().should().callMethod(Math.class, "random").check(OURS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(OURS);
        noClasses().should().callConstructor(Random.class).check(OURS);
    }

    private static final class DescribedWiring {
        static final com.tngtech.archunit.base.DescribedPredicate<JavaClass> IS_NOT_THE_WIRING =
                com.tngtech.archunit.base.DescribedPredicate.describe(
                        "is not the wiring", type -> !type.getName().startsWith("dev.sobesednik.Wiring"));
    }
}
