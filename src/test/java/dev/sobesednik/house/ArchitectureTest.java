package dev.sobesednik.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sobesednik.App;
import dev.sobesednik.Rooms;
import dev.sobesednik.playground.world.World;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Which room may know which. docs/architecture.md draws the same.
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .importUrl(App.class.getProtectionDomain().getCodeSource().getLocation());

    /// From the ground up: a room knows those before it.
    private static final List<String> GROUND =
            List.of("chat", "bank", "record", "profile", "memory", "goal", "matching", "topics", "feature", "picking");

    /// Each knows the ground and nothing else of the house; what a root shares with another is named.
    private static final Map<String, List<String>> FEATURES = features();

    private static Map<String, List<String>> features() {
        var all = new TreeMap<String, List<String>>();
        for (var type : OURS) {
            var name = type.getPackageName();
            if (name.matches("dev\\.sobesednik\\.\\w+\\.chat")) all.put(name.split("\\.")[2], List.of());
        }
        // One calendar serves a person's daily question and a group's.
        all.put("groupquiz", List.of("daily"));
        return all;
    }

    @Test
    void the_ground_imports_java_jspecify_and_the_rooms_before_it() {
        for (int index = 0; index < GROUND.size(); index++)
            knowsOnly("dev.sobesednik." + GROUND.get(index), rooms(GROUND.subList(0, index + 1)));
    }

    @Test
    void a_feature_imports_the_ground_and_no_other_feature() {
        assertThat(FEATURES).containsKeys("practice", "daily", "streak", "interview", "duel", "pair", "groupquiz");
        FEATURES.forEach((feature, shared) -> {
            var known = new ArrayList<>(rooms(GROUND));
            known.addAll(rooms(shared));
            known.add("dev.sobesednik." + feature);
            knowsOnly("dev.sobesednik." + feature, known);
            known.add("dev.sobesednik." + feature + ".chat");
            knowsOnly("dev.sobesednik." + feature + ".chat", known);
        });
    }

    @Test
    void only_a_json_edge_knows_how_a_feature_is_stored() {
        noClasses()
                .that(resideInAnyPackage("dev.sobesednik..")
                        .and(not(resideInAnyPackage(
                                "dev.sobesednik.*.json",
                                "dev.sobesednik.storage",
                                "dev.sobesednik.turn.redis",
                                "dev.sobesednik.bank..",
                                "dev.sobesednik.ops",
                                "dev.sobesednik.playground.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("tools.jackson.."))
                .check(OURS);
    }

    @Test
    void only_the_adapter_of_matching_knows_lucene() {
        noClasses()
                .that(not(resideInAnyPackage("dev.sobesednik.matching.lucene")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.lucene.."))
                .check(OURS);
    }

    @Test
    void only_the_wiring_knows_the_adapter_of_matching() {
        noClasses()
                .that(not(resideInAnyPackage("dev.sobesednik.matching.lucene")).and(DescribedWiring.IS_NOT_THE_WIRING))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.sobesednik.matching.lucene"))
                .check(OURS);
    }

    /// A new feature is a folder and a line in the list: nobody else knows it.
    @Test
    void nobody_but_the_list_names_a_feature() {
        FEATURES.forEach((feature, shared) -> {
            var others = resideInAnyPackage("dev.sobesednik..")
                    .and(not(resideInAnyPackage("dev.sobesednik." + feature + "..")))
                    .and(not(type(Rooms.class)));
            var sharing = FEATURES.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(feature))
                    .map(entry -> "dev.sobesednik." + entry.getKey() + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that(sharing.length == 0 ? others : others.and(not(resideInAnyPackage(sharing))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.sobesednik." + feature + ".."))
                    .check(OURS);
        });
    }

    @Test
    void the_router_knows_the_ground_and_the_contract() {
        var known = new ArrayList<>(rooms(GROUND));
        known.add("dev.sobesednik.conversation");
        knowsOnly("dev.sobesednik.conversation", known);
    }

    private static List<String> rooms(List<String> names) {
        return names.stream().map(name -> "dev.sobesednik." + name).toList();
    }

    private static void knowsOnly(String room, List<String> rooms) {
        var known = new ArrayList<String>(List.of("java..", "org.jspecify.annotations.."));
        known.addAll(rooms);
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(known.toArray(String[]::new)))
                // Not every feature has rules of its own.
                .allowEmptyShould(true)
                .check(OURS);
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
                        "dev.sobesednik.turn.telegram..",
                        "dev.sobesednik.conversation.."))
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

    /// From the ground up, like the rooms; `` is the root with the emulated Telegram itself.
    @Test
    void a_package_of_the_playground_knows_those_before_it() {
        var names = List.of(".call", ".text", ".world", ".people", ".trouble", ".api", "", ".page");
        var packages =
                names.stream().map(name -> "dev.sobesednik.playground" + name).toList();
        for (int index = 0; index < packages.size(); index++)
            noClasses()
                    .that()
                    .resideInAPackage(packages.get(index))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            packages.subList(index + 1, packages.size()).toArray(String[]::new)))
                    .allowEmptyShould(true)
                    .check(OURS);
    }

    @Test
    void the_state_of_the_playground_is_its_own() {
        noClasses()
                .that(not(resideInAnyPackage("dev.sobesednik.playground..")))
                .should()
                .dependOnClassesThat(type(World.class))
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
