package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.FamilyFile;
import io.sluice.author.FamilyFile.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each family of questions in five phrasings, about two databases of other words, run on PostgreSQL and MariaDB: every phrasing gives the rows of
 * the family's own statement, or is asked about alike, and the first option gives these rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionFamiliesTest {

    private final Map<String, QuestionWorld> worlds = new LinkedHashMap<>();

    static Stream<Asked> families() {
        return FamilyFile.read("questions.txt").asked();
    }

    @AfterAll
    void close() {
        worlds.values().forEach(QuestionWorld::close);
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_phrasing_means_the_same(Asked asked) {
        var world = worlds.computeIfAbsent(
                asked.shop(),
                shop -> new QuestionWorld(FamilyFile.read("questions.txt").statements(shop)));
        var others = new ArrayList<String>();
        for (var phrasing : asked.family().phrasings()) {
            var meaning = asked.family().meaning();
            others.addAll(
                    meaning.startsWith("asked ")
                            ? world.unasked(phrasing, meaning)
                            : world.differences(phrasing, meaning));
        }
        assertThat(others).isEmpty();
    }

    @Test
    void every_family_has_five_phrasings_about_two_databases() {
        var file = FamilyFile.read("questions.txt");
        assertThat(file.shops()).hasSize(2);
        assertThat(file.families(file.shops().getFirst()))
                .hasSizeGreaterThan(30)
                .allSatisfy(family -> assertThat(List.copyOf(new java.util.HashSet<>(family.phrasings())))
                        .hasSizeGreaterThanOrEqualTo(5));
    }
}
