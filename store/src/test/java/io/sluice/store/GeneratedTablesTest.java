package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the committed jOOQ tables to the migrations; {@code -Dsluice.regenerate=true} writes them anew instead. */
class GeneratedTablesTest {

    private static final Path COMMITTED = Path.of("src/main/generated");

    @Test
    void the_committed_tables_are_those_of_the_migrations(@TempDir Path folder) throws Exception {
        var regenerate = Boolean.getBoolean("sluice.regenerate");
        generate(regenerate ? COMMITTED : folder);
        if (!regenerate) {
            assertThat(sources(COMMITTED)).isEqualTo(sources(folder));
        }
    }

    private static void generate(Path folder) throws Exception {
        try (var database = TestDatabase.postgres()) {
            Flyway.configure()
                    .dataSource(database.jdbcUrl(), "postgres", null)
                    .locations("classpath:io/sluice/store/migration")
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withUrl(database.jdbcUrl()).withUser("postgres"))
                    .withGenerator(generator(folder)));
        }
    }

    private static Generator generator(Path folder) {
        var instants = new ForcedType().withName("INSTANT").withIncludeTypes("timestamp.*");
        return new Generator()
                .withDatabase(new Database()
                        .withInputSchema("public")
                        .withOutputSchemaToDefault(true)
                        .withIncludeRoutines(false)
                        .withExcludes("flyway_schema_history")
                        .withForcedTypes(instants))
                .withGenerate(new Generate()
                        .withRecords(false)
                        .withPojos(false)
                        .withIndexes(false)
                        .withComments(false)
                        .withImplicitJoinPathsToOne(false)
                        .withWhereMethodOverrides(false)
                        .withAsMethodOverrides(false)
                        .withRenameMethodOverrides(false)
                        .withImplicitJoinPathsToMany(false)
                        .withGeneratedAnnotation(false)
                        .withGlobalCatalogReferences(false)
                        .withGlobalSchemaReferences(false))
                .withTarget(new Target()
                        .withPackageName("io.sluice.store.jooq")
                        .withDirectory(folder.toAbsolutePath().toString())
                        .withClean(true));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        var sources = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
