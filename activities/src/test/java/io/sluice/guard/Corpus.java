package io.sluice.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Texts that a guard must accept or refuse, one JSON object a line. */
record Corpus(String dialect, String text, String rule) {

    static Stream<Corpus> read(String file) {
        try (var lines = Corpus.class.getResourceAsStream(file)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().toList().stream().map(Corpus::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Corpus parse(String line) {
        try {
            JsonNode node = new ObjectMapper().readTree(line);
            return new Corpus(
                    node.path("dialect").asText(),
                    node.get("text").asText(),
                    node.path("rule").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return (dialect + " " + text).strip().replace("\n", "\\n");
    }
}
