package io.sluice.connector.mockapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sluice.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ApartFromTheEngineTest {
    @ArchTest
    static final ArchRule shares_nothing_with_what_it_proves = noClasses()
            .that()
            .resideInAPackage("io.sluice.connector.mockapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sluice.connector.manifest..", "io.sluice.connector.expression..");
}
