package io.sluice.author.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.author.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchanges with a model in a file of JSON lines. What was asked before is not asked again, so that an evaluation that was stopped goes on
 * where it was. Holds prompts and replies, never a key: it sees only what was said.
 */
final class Recordings {

    private static final ObjectMapper JSON = new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);

    private final Path file;
    private final Map<String, Exchange> known = new ConcurrentHashMap<>();

    /** {@code key} is made of the prompt and the model; {@code source} is {@code synthetic} where no real model is known to have replied. */
    record Exchange(
            String key,
            String source,
            String model,
            String prompt,
            String reply,
            int inputTokens,
            int outputTokens,
            long ms) {}

    Recordings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            endLine();
            try (var lines = Files.lines(file)) {
                lines.filter(line -> !line.isBlank()).forEach(this::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** So that the next exchange gets a line of its own. */
    private void endLine() {
        try (var bytes = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var last = ByteBuffer.allocate(1);
            if (bytes.size() > 0) {
                bytes.position(bytes.size() - 1).read(last);
                if (last.get(0) != '\n') {
                    bytes.write(ByteBuffer.wrap(new byte[] {'\n'}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A last line that was cut off by a crash is asked again. */
    private void read(String line) {
        try {
            var exchange = JSON.readValue(line, Exchange.class);
            known.put(exchange.key(), exchange);
        } catch (IOException cutOff) {
            System.getLogger(Recordings.class.getName())
                    .log(System.Logger.Level.WARNING, "a line of {0} is no recording", file);
        }
    }

    /** Whether this is the file that they are kept in, as its path is seen from the data folder. */
    boolean areIn(String path, Sources sources) {
        return sources.folder()
                .map(folder -> Path.of(folder, path))
                .filter(this::isOurs)
                .isPresent();
    }

    private boolean isOurs(Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(other, file);
        } catch (IOException gone) {
            return false;
        }
    }

    Optional<Exchange> find(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Whether any of it was said by what may be no model. */
    boolean isSynthetic() {
        return known.values().stream().anyMatch(exchange -> !exchange.source().equals("model"));
    }

    synchronized void keep(Exchange exchange) {
        if (known.put(exchange.key(), exchange) == null) {
            try {
                Files.writeString(
                        file,
                        JSON.writeValueAsString(exchange) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
