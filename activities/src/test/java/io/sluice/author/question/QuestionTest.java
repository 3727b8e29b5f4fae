package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Questions of each family in several phrasings, over four databases of ours, one with names in mixed case, guarded and run on PostgreSQL and MariaDB. A file of
 * {@code questions} holds a database and what is asked of it; {@code docs/authors.md} lists the same questions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/sluice/author/questions");

    private final Map<String, QuestionWorld> worlds = new HashMap<>();

    /** {@code answer} is "?" where the planner must not be sure. */
    record Asked(String database, String question, String answer) {
        @Override
        public String toString() {
            return database + ": " + question;
        }
    }

    @AfterAll
    void close() {
        worlds.values().forEach(QuestionWorld::close);
    }

    static Stream<Asked> questions() throws IOException {
        var asked = new ArrayList<Asked>();
        try (var files = Files.newDirectoryStream(FOLDER, "*.txt")) {
            for (var file : files) {
                var name = file.getFileName().toString().replace(".txt", "");
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" => "))
                        .map(line -> line.split(" => ", 2))
                        .forEach(parts -> asked.add(new Asked(name, parts[0], parts[1])));
            }
        }
        return asked.stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void are_answered_alike_on_both_engines_or_not_at_all(Asked asked) {
        var world = world(asked.database());
        if (asked.answer().equals("?")) {
            world.doesNotAnswer(asked.question());
        } else {
            world.answers(asked.question(), asked.answer());
        }
    }

    /** How sure a guess was, and whether its rows are those that were asked for: what is not to be answered has none. */
    private record Told(double confidence, boolean right) {}

    @Test
    void the_surer_the_planner_is_the_fewer_it_answers_and_the_more_often_it_is_right() throws IOException {
        var told = questions()
                .flatMap(asked -> world(asked.database()).guess(asked.question()).stream()
                        .map(guess -> new Told(
                                guess.confidence(), world(asked.database()).gives(guess, asked.answer()))))
                .toList();
        var levels = List.of(0.0, Evidence.SURE, 0.85, 0.9, 0.95);
        assertThat(levels.stream().map(level -> above(told, level).size()).toList())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(levels.stream().map(level -> precision(above(told, level))).toList())
                .isSorted()
                .startsWith(precision(told))
                .endsWith(1.0);
        assertThat(precision(told)).isLessThan(1);
    }

    private static List<Told> above(List<Told> all, double level) {
        return all.stream().filter(one -> one.confidence() >= level).toList();
    }

    private static double precision(List<Told> some) {
        return (double) some.stream().filter(Told::right).count() / some.size();
    }

    private QuestionWorld world(String database) {
        return worlds.computeIfAbsent(database, name -> new QuestionWorld(statements(name)));
    }

    private static List<String> statements(String database) {
        try {
            return Files.readAllLines(FOLDER.resolve(database + ".txt")).stream()
                    .filter(line -> line.endsWith(";"))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
