package io.sluice.author.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern TELEGRAM = Pattern.compile("(?i)\\b(the|a|an|of|all|there|is|are|was|were|have|has|had|been) ");

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

    private record Judged(double confidence, boolean right) {}

    /** As asked, and as in a telegram, which leaves more to guess. */
    @Test
    void the_surer_a_reading_is_the_more_often_it_is_right() throws IOException {
        var judged = questions()
                .flatMap(asked -> Stream.of(asked.question(), TELEGRAM.matcher(asked.question()).replaceAll(""))
                        .map(sentence -> judged(asked, sentence))
                        .flatMap(Optional::stream))
                .toList();
        var precision = Stream.of(0.0, 0.75, 0.85, 0.93)
                .map(level -> precision(judged, level))
                .toList();
        assertThat(precision).isSorted();
        assertThat(precision.getLast()).isGreaterThan(precision.getFirst()).isGreaterThan(0.98);
    }

    private Optional<Judged> judged(Asked asked, String sentence) {
        var world = world(asked.database());
        return world.guess(sentence)
                .map(guess -> new Judged(guess.confidence(), world.isRight(guess, asked.answer())));
    }

    private static double precision(List<Judged> all, double level) {
        var some = all.stream().filter(one -> one.confidence() >= level).toList();
        return (double) some.stream().filter(Judged::right).count() / some.size();
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
