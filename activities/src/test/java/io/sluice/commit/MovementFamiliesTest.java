package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.FamilyFile;
import io.sluice.author.FamilyFile.Asked;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.Step;
import io.sluice.request.AuthorActivity.Drafted;
import io.sluice.request.AuthorActivity.Unclear;
import io.sluice.schedule.Recurrence;
import io.sluice.schedule.RecurrenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Tables built from sources of every kind in five phrasings, about two sets of names, the one into PostgreSQL and the other into MariaDB: all
 * phrasings say the same, and it is read, joined, proven and committed with the right rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovementFamiliesTest {

    private static final FamilyFile FILE = FamilyFile.read("movements.txt");

    private final Map<String, MovementRoad> roads = new LinkedHashMap<>();

    static Stream<Asked> families() {
        return FILE.asked();
    }

    @BeforeAll
    void install(@TempDir Path folder) throws IOException {
        var targets = List.of(TestDatabase.postgres(), TestDatabase.mariadb());
        for (int i = 0; i < targets.size(); i++) {
            var shop = FILE.shops().get(i);
            roads.put(shop, new MovementRoad(FILE, shop, targets.get(i), Files.createDirectory(folder.resolve(shop))));
        }
    }

    @AfterAll
    void remove() {
        roads.values().forEach(MovementRoad::close);
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_says_the_same_and_the_target_holds_the_right_rows(Asked asked) {
        var others = new ArrayList<String>();
        var proven = new HashSet<List<Step>>();
        for (var phrasing : asked.family().phrasings()) {
            var wrong = asked.family().meaning().startsWith("asked ")
                    ? unasked(asked, phrasing)
                    : unlike(asked, phrasing, proven);
            wrong.forEach(one -> others.add(phrasing + ": " + one));
        }
        roads.get(asked.shop()).forget(table(asked));
        assertThat(others).isEmpty();
    }

    /** What is wrong with the question back: it names what is not there, offers what is like it first, and an answer makes a pipeline of it. */
    private List<String> unasked(Asked asked, String phrasing) {
        var road = roads.get(asked.shop());
        var words = asked.family().meaning().split(" ");
        return road.draft(phrasing, false) instanceof Unclear(var question)
                        && question.text().contains(words[1])
                        && !question.options().isEmpty()
                        && question.options().getFirst().equals(words[2])
                        && road.draft(phrasing, false, "1") instanceof Drafted
                ? List.of()
                : List.of(said(road, phrasing, false) + " -> " + said(road, phrasing, false, "1"));
    }

    private List<String> unlike(Asked asked, String phrasing, HashSet<List<Step>> proven) {
        var road = roads.get(asked.shop());
        road.forget(table(asked));
        asked.family().before().forEach(road::run);
        var meaning = asked.family().meaning();
        var isEvery = meaning.startsWith("every ");
        var sentence = phrasing;
        if (isEvery) {
            var rule = meaning.substring(6, meaning.indexOf(": "));
            meaning = meaning.substring(meaning.indexOf(": ") + 2);
            if (!(RecurrenceReader.read(phrasing) instanceof Recurrence.Found found)
                    || !found.timing().cron().equals(List.of(rule))) {
                return List.of("not every " + rule);
            }
            sentence = found.rest();
        }
        if (!(road.draft(sentence, isEvery) instanceof Drafted(var draft))) {
            return List.of(said(road, sentence, isEvery));
        }
        if (!proven.add(road.pipeline(draft).steps())) { // what comes to the same pipeline needs no second proof
            return List.of();
        }
        var failure = road.commit(draft);
        var holds = failure == null ? holds(asked, meaning) : failure + " in " + road.pipeline(draft);
        return holds.equals(meaning)
                ? List.of()
                : List.of(holds + " by " + road.pipeline(draft).steps());
    }

    private static String said(MovementRoad road, String sentence, boolean scheduled, String... answers) {
        var said = road.draft(sentence, scheduled, answers);
        return said instanceof Drafted(var draft) ? road.pipeline(draft).toString() : said.toString();
    }

    private static String table(Asked asked) {
        return FILE.in(asked.shop(), "{T}");
    }

    private String holds(Asked asked, String meaning) {
        var road = roads.get(asked.shop());
        var table = table(asked);
        var rows = road.rows(table).stream()
                .map(row -> row.stream().map(FamilyRoad::plain).collect(Collectors.joining("|")))
                .sorted()
                .collect(Collectors.joining("; "));
        return meaning.startsWith("(") ? "(" + String.join(", ", road.columns(table)) + ") " + rows : rows;
    }

    @Test
    void every_family_has_five_phrasings_about_two_sets_of_names() {
        assertThat(FILE.shops()).hasSize(2);
        assertThat(FILE.families("taverns")).hasSizeGreaterThan(20).allSatisfy(family -> assertThat(
                        new HashSet<>(family.phrasings()))
                .hasSizeGreaterThanOrEqualTo(5));
    }
}
