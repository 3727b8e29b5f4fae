package io.sluice.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the author knows of the world is general: no name and no value that only the data have by which it is judged, known by digest. */
class NothingOfTheEvaluationTest {

    private static final Path SOURCES = Path.of("src/main/java/io/sluice/author");
    private static final Path RESOURCES = Path.of("src/main/resources/io/sluice/author");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final int LONGEST = 4;

    @Test
    void main_code_and_resources_hold_none_of_its_names_and_values() throws IOException {
        var digests =
                Files.readAllLines(Path.of("src/test/resources/io/sluice/author/evaluation-names.sha256")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.toSet());
        assertThat(found(digests)).isEmpty();
    }

    private static List<String> found(Set<String> digests) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Stream.concat(Files.walk(SOURCES), Files.walk(RESOURCES))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.UTF_8);
                phrases(file.toString().endsWith(".java") ? literals(text) : text)
                        .filter(phrase -> digests.contains(digest(phrase)))
                        .forEach(phrase -> found.add(file.getFileName() + ": " + phrase));
            }
        }
        return found;
    }

    /** Every choice of a rule on a line of its own, so that phrases do not run over from one into the next. */
    private static String literals(String source) {
        var all = new StringBuilder();
        var match = LITERAL.matcher(source);
        while (match.find()) {
            all.append(match.group(1).replaceAll("[|\\[\\](){}]", "\n")).append('\n');
        }
        return all.toString();
    }

    private static Stream<String> phrases(String text) {
        return text.lines().distinct().flatMap(line -> {
            var words = Pattern.compile("[^a-z0-9]+")
                    .splitAsStream(line.toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .toList();
            var phrases = new ArrayList<String>();
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                    phrases.add(String.join(" ", words.subList(from, to)));
                }
            }
            return phrases.stream();
        });
    }

    private static String digest(String phrase) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(phrase.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
