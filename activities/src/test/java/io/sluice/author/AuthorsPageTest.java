package io.sluice.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/authors.md} lists what the planner's tests say that it understands, and {@code scripts/authors-doc} has written it anew. */
class AuthorsPageTest {

    private static final Path QUESTIONS = Path.of("src/test/resources/io/sluice/author/questions");

    @Test
    void lists_every_sentence_of_the_tests_and_no_other() throws IOException {
        var page = Files.readString(Path.of("../docs/authors.md"));
        var listed = page.substring(page.indexOf("<!-- questions begin -->"), page.indexOf("<!-- questions end -->"))
                .lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(tested());
    }

    private static List<String> tested() throws IOException {
        var all = new ArrayList<String>();
        for (var name : List.of("loads.txt", "movements.txt", "replies.txt", "questions.txt")) {
            var file = FamilyFile.read(name);
            file.families(file.shops().getFirst()).forEach(family -> all.addAll(family.phrasings()));
        }
        try (Stream<Path> files = Files.list(QUESTIONS)) {
            for (var file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(" => "))
                        .forEach(line -> all.add(line.substring(0, line.indexOf(" => "))));
            }
        }
        return all;
    }
}
