package io.sluice.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may know which: {@code ui → workflows ← activities → connectors; activities, ui → store; worker → activities}. */
@AnalyzeClasses(
        packages = "io.sluice",
        importOptions = {ImportOption.DoNotIncludeTests.class, BoundariesTest.WithoutTestJars.class})
class BoundariesTest {

    private static final String[] WORKFLOWS = {
        "io.sluice.request..",
        "io.sluice.pipeline..",
        "io.sluice.undo..",
        "io.sluice.connection..",
        "io.sluice.durable.."
    };
    private static final String[] CONNECTORS = {"io.sluice.catalog..", "io.sluice.connector..", "io.sluice.target.."};
    private static final String[] COMPOSED = {"io.sluice.worker..", "io.sluice.ui..", "io.sluice.standalone.."};

    @ArchTest
    static final ArchRule only_connectors_see_camel = noClasses()
            .that()
            .resideOutsideOfPackages(CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule only_the_author_sees_models = noClasses()
            .that()
            .resideOutsideOfPackage("io.sluice.author..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule only_what_is_composed_sees_spring = noClasses()
            .that()
            .resideOutsideOfPackages(COMPOSED)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule nothing_knows_who_composes_it = noClasses()
            .that()
            .resideOutsideOfPackages(COMPOSED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPOSED);

    @ArchTest
    static final ArchRule connectors_know_no_store_and_no_workflow_but_the_pipeline = noClasses()
            .that()
            .resideInAnyPackage(CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.sluice.store..",
                    "io.sluice.request..",
                    "io.sluice.undo..",
                    "io.sluice.durable..",
                    "io.temporal..");

    @ArchTest
    static final ArchRule the_page_and_the_store_never_call_an_activity = noClasses()
            .that()
            .resideInAnyPackage("io.sluice.ui..", "io.sluice.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.sluice.access..",
                    "io.sluice.answer..",
                    "io.sluice.author..",
                    "io.sluice.commit..",
                    "io.sluice.connect..",
                    "io.sluice.extract..",
                    "io.sluice.guard..",
                    "io.sluice.inspect..",
                    "io.sluice.journal..",
                    "io.sluice.rehearse..",
                    "io.sluice.restore..",
                    "io.sluice.sandbox..",
                    "io.sluice.trial..");

    @ArchTest
    static final ArchRule workflows_know_only_each_other = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.sluice.store..", "io.sluice.connector..", "io.sluice.target..", "io.sluice.access..");

    @ArchTest
    static void a_package_lives_in_one_module_only(JavaClasses all) {
        var modules =
                all.stream().collect(groupingBy(JavaClass::getPackageName, mapping(BoundariesTest::module, toSet())));

        assertThat(modules)
                .allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
    }

    private static String module(JavaClass one) {
        var place = one.getSource().orElseThrow().getUri().toString();
        return place.substring(0, place.indexOf("io/sluice/"));
    }

    /** The fixtures of other modules, which a packaged build has in jars of their own. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
