package io.sluice.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of {@code families}: the words of each shop, what makes its tables, and families of sentences with what they mean. */
public record FamilyFile(Map<String, Map<String, String>> words, List<String> lines) {

    private static final Path FOLDER = Path.of("src/test/resources/io/sluice/author/families");
    private static final Pattern SHOP = Pattern.compile("(\\w+): (\\w+=\\S+( \\w+=\\S+)*)");
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)\\}");

    /** {@code meaning} is one statement or the rows that come of it; {@code before} is done beforehand. */
    public record Family(String name, List<String> before, String meaning, List<String> phrasings) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A family in the words of a shop. */
    public record Asked(String shop, Family family) {
        @Override
        public String toString() {
            return shop + ": " + family;
        }
    }

    public static FamilyFile read(String file) {
        try {
            var words = new LinkedHashMap<String, Map<String, String>>();
            var lines = Files.readAllLines(FOLDER.resolve(file));
            for (var line : lines) {
                var shop = SHOP.matcher(line);
                if (shop.matches()) {
                    words.put(shop.group(1), words(shop.group(2)));
                }
            }
            return new FamilyFile(words, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> words(String line) {
        var words = new LinkedHashMap<String, String>();
        Arrays.stream(line.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> words.put(pair[0], pair[1]));
        return words;
    }

    public List<String> shops() {
        return List.copyOf(words.keySet());
    }

    public List<String> statements(String shop) {
        return lines.stream()
                .filter(line -> line.endsWith(";"))
                .map(line -> in(shop, line.substring(0, line.length() - 1)))
                .toList();
    }

    public List<Family> families(String shop) {
        return Arrays.stream(String.join("\n", lines).split("\n## "))
                .skip(1)
                .map(family -> {
                    var all = family.lines().filter(line -> !line.isBlank()).toList();
                    return new Family(
                            all.getFirst(),
                            marked(shop, all, "! "),
                            marked(shop, all, "= ").getFirst(),
                            all.stream()
                                    .skip(1)
                                    .filter(line -> !line.startsWith("! ") && !line.startsWith("= "))
                                    .map(line -> in(shop, line))
                                    .toList());
                })
                .toList();
    }

    /** Every family in the words of every shop. */
    public Stream<Asked> asked() {
        return shops().stream().flatMap(shop -> families(shop).stream().map(family -> new Asked(shop, family)));
    }

    private List<String> marked(String shop, List<String> family, String mark) {
        return family.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> in(shop, line.substring(mark.length())))
                .toList();
    }

    public String in(String shop, String line) {
        return WORD.matcher(line)
                .replaceAll(word -> words.getOrDefault(shop, Map.of()).getOrDefault(word.group(1), word.group()));
    }
}
