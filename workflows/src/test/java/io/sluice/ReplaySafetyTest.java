package io.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** What Temporal replays must not look at the world. */
@AnalyzeClasses(packages = "io.sluice", importOptions = ImportOption.DoNotIncludeTests.class)
class ReplaySafetyTest {

    private static final String[] REPLAY_SAFE = {
        "io.sluice..",
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "io.temporal..",
        "com.fasterxml.jackson.annotation..",
        "org.jspecify.annotations..",
        "org.slf4j.."
    };

    @ArchTest
    static final ArchRule replayed_code_depends_on_nothing_that_acts = classes()
            .that()
            .resideInAnyPackage(
                    "io.sluice.request..",
                    "io.sluice.pipeline..",
                    "io.sluice.undo..",
                    "io.sluice.schedule..",
                    "io.sluice.state..",
                    "io.sluice.connection..",
                    "io.sluice.ask..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(REPLAY_SAFE);

    @ArchTest
    static final ArchRule no_clock = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule no_dice = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule no_threads =
            noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule no_state_in_statics =
            noFields().that().areStatic().should().notBeFinal();

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("io.sluice.(*)..").should().beFreeOfCycles();
}
