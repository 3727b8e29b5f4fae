package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author.Drafted;
import io.sluice.author.FamilyFile;
import io.sluice.author.model.ModelAuthor;
import io.sluice.author.model.ModelSettings;
import io.sluice.author.model.StandInModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model says of the rows that are there already, over its wire, and what the tables of both engines hold afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelLoadsTest {

    private static final FamilyFile FILE = FamilyFile.read("loads.txt");
    private static final String LOAD = """
            {"kind":"pipeline","text":"","options":[],"reason":"","assumptions":[],"missing_connection":"","steps":[
              {"type":"load","depends_on":[],"source":"{F}","target":"{T}","mode":"MODE","key":["{K}"],
               "columns":[{"from":"{K}","to":"{K}","type":"int64","cleanings":[]},{"from":"{W}","to":"{W}","type":"text","cleanings":[]}],
               "drop_when":[],"distinct_on":[],"connection":"","code":"","inputs":[],"outputs":[]}]}""";

    private final StandInModel model = new StandInModel();
    private FamilyRoad road;

    @BeforeAll
    void install(@TempDir Path folder) {
        road = new FamilyRoad(FILE, folder);
        for (var shop : FILE.shops()) {
            road.file(FILE.in(shop, "{F}"), FILE.in(shop, "{K},{W}\n1,Ann\n2,Bo\n"), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void remove() {
        road.close();
        model.close();
    }

    @ParameterizedTest
    @CsvSource({"insert_new, 1|old; 2|Bo; 3|kept", "upsert, 1|Ann; 2|Bo; 3|kept"})
    void rows_whose_key_is_there_stay_as_they_are_or_are_changed_as_the_model_says(String mode, String rows) {
        for (var shop : FILE.shops()) {
            var engine = road.engine(shop);
            engine.run(
                    FILE.in(shop, "create table {T} ({K} integer primary key, {W} varchar(40))"),
                    FILE.in(shop, "insert into {T} values (1, 'old'), (3, 'kept')"));
            model.saysOnly(FILE.in(shop, LOAD).replace("MODE", mode));
            var author =
                    new ModelAuthor(ModelSettings.of(ModelSettings.Provider.OPENAI, model.url(), "stand-in", "none"));
            var drafted =
                    (Drafted) author.draft(road.task(shop, FILE.in(shop, "Import only new rows of {F} into {T}")));
            road.commit(drafted.pipeline());
            assertThat(holds(shop)).as(shop).isEqualTo(rows);
            engine.run(FILE.in(shop, "drop table {T}"));
        }
    }

    private String holds(String shop) {
        return road.engine(shop).rows(FILE.in(shop, "select * from {T}")).stream()
                .map(row -> row.stream().map(FamilyRoad::plain).collect(Collectors.joining("|")))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
