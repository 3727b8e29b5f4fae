package io.sluice.author.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
