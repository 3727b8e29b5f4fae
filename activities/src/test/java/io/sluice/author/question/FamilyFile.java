package io.sluice.author.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of {@code families}: the words of each shop, what makes its tables, and families of sentences with what they mean. */
record FamilyFile(Map<String, Map<String, String>> words, List<String> lines) {

    private static final Path FOLDER = Path.of("src/test/resources/io/sluice/author/families");
    private static final Pattern SHOP = Pattern.compile("(\\w+): (\\w+=\\S+( \\w+=\\S+)*)");
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)\\}");

    /** {@code meaning} is one statement. */
    record Family(String name, String meaning, List<String> phrasings) {}

    static FamilyFile read(String file) {
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

    List<String> shops() {
        return List.copyOf(words.keySet());
    }

    List<String> statements(String shop) {
        return lines.stream()
                .filter(line -> line.endsWith(";"))
                .map(line -> in(shop, line.substring(0, line.length() - 1)))
                .toList();
    }

    List<Family> families(String shop) {
        var families = new ArrayList<Family>();
        var phrasings = new ArrayList<String>();
        var name = "";
        var meaning = "";
        for (var line : lines) {
            if (line.startsWith("## ")) {
                name = line.substring(3);
            } else if (line.startsWith("= ")) {
                meaning = in(shop, line.substring(2));
            } else if (!name.isEmpty() && !line.isBlank()) {
                phrasings.add(in(shop, line));
            }
            if (line.isBlank() && !phrasings.isEmpty() || line.equals(lines.getLast()) && !name.isEmpty()) {
                families.add(new Family(name, meaning, List.copyOf(phrasings)));
                phrasings.clear();
            }
        }
        return families;
    }

    private String in(String shop, String line) {
        return WORD.matcher(line)
                .replaceAll(word -> words.getOrDefault(shop, Map.of()).getOrDefault(word.group(1), word.group()));
    }
}
