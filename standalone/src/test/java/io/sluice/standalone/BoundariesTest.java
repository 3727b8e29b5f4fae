package io.sluice.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which part may know which: {@code ui → workflows ← activities → connectors; activities, ui → store; worker → activities}. */
@AnalyzeClasses(
        packages = "io.sluice",
        importOptions = {ImportOption.DoNotIncludeTests.class, BoundariesTest.WithoutTestJars.class})
class BoundariesTest {

    /** By module: those it may know, whatever its packages are called. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "workflows", Set.of(),
            "connectors", Set.of("workflows"),
            "store", Set.of("workflows"),
            "activities", Set.of("workflows", "connectors", "store"),
            "ui", Set.of("workflows", "store"),
            "worker", Set.of("workflows", "connectors", "store", "activities"),
            "standalone", Set.of("workflows", "connectors", "store", "activities", "worker", "ui"));

    private static final Pattern MODULE = Pattern.compile("/([a-z-]+)/target/");
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
    static void a_module_knows_only_what_it_is_built_on(JavaClasses all) {
        var unlawful = all.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(BoundariesTest::isUnlawful)
                .map(Dependency::getDescription)
                .toList();

        assertThat(unlawful).isEmpty();
    }

    private static boolean isUnlawful(Dependency dependency) {
        var known = dependency.getTargetClass().getBaseComponentType();
        if (!known.getPackageName().startsWith("io.sluice") || known.getSource().isEmpty()) {
            return false;
        }
        var from = module(dependency.getOriginClass());
        var to = module(known);
        assertThat(MAY_KNOW).containsKey(from);
        return !from.equals(to) && !MAY_KNOW.get(from).contains(to);
    }

    @ArchTest
    static void a_package_lives_in_one_module_only(JavaClasses all) {
        var modules =
                all.stream().collect(groupingBy(JavaClass::getPackageName, mapping(BoundariesTest::module, toSet())));

        assertThat(modules)
                .allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
    }

    private static String module(JavaClass one) {
        var place = MODULE.matcher(one.getSource().orElseThrow().getUri().toString());
        assertThat(place.find()).as(one.getName()).isTrue();
        return place.group(1);
    }

    /** The fixtures of other modules, which a packaged build has in jars of their own. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
