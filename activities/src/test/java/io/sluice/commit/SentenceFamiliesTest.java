package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author.Drafted;
import io.sluice.author.FamilyFile;
import io.sluice.author.FamilyFile.Asked;
import io.sluice.pipeline.Step;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loads, changes and exports in five phrasings, about two sets of names, the one on PostgreSQL and the other on MariaDB: all phrasings say the
 * same, and it is proven and committed with the right rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceFamiliesTest {

    private static final FamilyFile FILE = FamilyFile.read("loads.txt");
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    private static final List<String> ROWS = List.of(
            "1| Ann Lee |10.50|2025-01-05",
            "2|Bo Ray||2025-02-06",
            "2|Bo Ray||2025-02-06",
            "3|Cy Doe|-4.00|2025-03-07",
            "4||99.00|2025-04-08");

    static Stream<Asked> families() {
        return FILE.asked();
    }

    private FamilyRoad road;

    @BeforeAll
    void install(@TempDir Path folder) {
        road = new FamilyRoad(FILE, folder);
        for (var shop : FILE.shops()) {
            var delimiter = shop.equals("fares") ? "," : ";";
            file(shop, "{F}", delimiter, "{K}|{W}|{N}|{D}", ROWS);
            file(shop, "{E}", delimiter, "{K}|{N}|{D}", List.of("1|\"1.234,50\"|31.12.2025", "2|\"17,25\"|24.11.2025"));
            file(shop, "{T}-1.csv", delimiter, "{K}|{N}", List.of("1|5", "2|6"));
            file(shop, "{T}-2.csv", delimiter, "{K}|{N}", List.of("3|7"));
            file(shop, "{X}-codes.csv", delimiter, "{K}|code", List.of("1|007", "2|010"));
            file(shop, "{X}-us.csv", delimiter, "{K}|{D}", List.of("1|03/04/2025", "2|12/01/2025"));
            file(shop, "{X}-times.csv", delimiter, "{K}|{D}", List.of("1|31.12.2025 14:05", "2|01.02.2025 09:30"));
            file(shop, "{X}-odd.csv", delimiter, "{K}|{N}", List.of("1|5", "2|five", "3|7", "4|n/a"));
            file(shop, "{X}-pipes.txt", "|", "{K}|{W}", List.of("1|Ann", "2|Bo"));
            file(shop, "{X}-tabs.txt", "\t", "{K}|{W}", List.of("1|Ann", "2|Bo"));
            file(shop, "{X}-quotes.csv", ",", "{K}|{W}", List.of("1|'Lee, Ann'", "2|'Bo'"));
            file(shop, "{X}-bare.csv", delimiter, "1|5", List.of("2|6"));
            road.file(FILE.in(shop, "{X}-latin.csv"), FILE.in(shop, "{K},{W}\n1,Zoé\n2,Noël\n"), LATIN);
            road.file(
                    FILE.in(shop, "{X}-nested.json"),
                    FILE.in(
                            shop,
                            "[{\"id\":1,\"{W}\":{\"name\":\"Ann\"},\"stops\":[{\"place\":\"Ely\"},{\"place\":\"Rye\"}]},"
                                    + "{\"id\":2,\"{W}\":{\"name\":\"Bo\"},\"stops\":[]}]"),
                    StandardCharsets.UTF_8);
        }
    }

    private void file(String shop, String name, String delimiter, String header, List<String> rows) {
        var lines = Stream.concat(Stream.of(FILE.in(shop, header)), rows.stream())
                .collect(Collectors.joining("\n", "", "\n"));
        road.file(FILE.in(shop, name), lines.replace("|", delimiter), StandardCharsets.UTF_8);
    }

    @AfterAll
    void remove() {
        road.close();
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_says_the_same_and_the_target_holds_the_right_rows(Asked asked) {
        var others = new ArrayList<String>();
        var proven = new HashSet<List<Step>>();
        for (var phrasing : asked.family().phrasings()) {
            prepare(asked);
            if (!(road.draft(asked.shop(), phrasing) instanceof Drafted(var pipeline, var by))) {
                others.add(phrasing + ": " + road.draft(asked.shop(), phrasing));
            } else if (proven.add(pipeline.steps())) { // one that comes to the same pipeline needs no second proof
                road.commit(pipeline);
                var holds = holds(asked.shop(), asked.family().meaning());
                if (!holds.equals(asked.family().meaning())) {
                    others.add(phrasing + ": " + holds);
                }
            }
        }
        tables(asked.shop()).forEach(table -> road.engine(asked.shop()).run("drop table if exists " + table));
        assertThat(others).isEmpty();
    }

    private void prepare(Asked asked) {
        tables(asked.shop()).forEach(table -> road.engine(asked.shop()).run("drop table if exists " + table));
        asked.family().before().forEach(road.engine(asked.shop())::run);
    }

    private static List<String> tables(String shop) {
        return List.of(FILE.in(shop, "{T}_stops"), FILE.in(shop, "{T}"));
    }

    @Test
    void every_family_has_five_phrasings_about_two_sets_of_names() {
        assertThat(FILE.shops()).hasSize(2);
        assertThat(FILE.families("fares")).hasSizeGreaterThan(40).allSatisfy(family -> assertThat(
                        new HashSet<>(family.phrasings()))
                .hasSizeGreaterThanOrEqualTo(5));
    }

    /** What a family's meaning speaks of: the lines of a file, the rows of a table, the names of its columns before them where they are told. */
    private String holds(String shop, String meaning) {
        if (meaning.startsWith("file ")) {
            var name = meaning.substring(5, meaning.indexOf(": "));
            return "file " + name + ": " + String.join("; ", road.taken(name));
        }
        var table = meaning.startsWith("table ") ? meaning.substring(6, meaning.indexOf(": ")) : FILE.in(shop, "{T}");
        var rows = road.engine(shop).rows("select * from " + table).stream()
                .map(row -> row.stream().map(FamilyRoad::plain).collect(Collectors.joining("|")))
                .sorted()
                .collect(Collectors.joining("; "));
        if (meaning.startsWith("table ")) {
            return "table " + table + ": " + rows;
        }
        return meaning.startsWith("(") ? "(" + String.join(", ", road.columns(shop, table)) + ") " + rows : rows;
    }
}
