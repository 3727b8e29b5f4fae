package io.sluice.standalone.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A file of answers, one a line with its id: only ever appended to, so that what was stopped goes on where it was. */
public final class Answers implements AutoCloseable {
    private static final String BEGINNING = "{\"id\":";

    private final Set<String> known = new HashSet<>();
    private final Writer writer;

    private Answers(Path file) throws IOException {
        dropHalfALine(file);
        read(file, line -> known.add(line.path("id").asText()));
        writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public static Answers in(Path file) throws IOException {
        return new Answers(file);
    }

    /** Each answer that is there. */
    public static void read(Path file, Consumer<JsonNode> each) throws IOException {
        if (Files.exists(file)) {
            try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.map(Answers::json).forEach(each);
            }
        }
    }

    /** Whether the file holds something else, which would be cut and mixed up with answers. */
    public static boolean isForeign(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var start = new String(bytes.readNBytes(BEGINNING.length()), StandardCharsets.UTF_8);
            return !BEGINNING.startsWith(start);
        } catch (IOException absent) {
            return false; // what cannot be opened is said when it is written
        }
    }

    /** Once for each id. */
    public boolean isNew(String id) {
        return known.add(id);
    }

    public synchronized void write(String id, ObjectNode answer) {
        var line = JsonNodeFactory.instance.objectNode().put("id", id);
        line.setAll(answer);
        try {
            writer.write(Api.write(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that was killed while it wrote leaves half a line: its question is asked again. */
    private static void dropHalfALine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var end = bytes.length();
            while (end > 0 && byteAt(bytes, end - 1) != '\n') {
                end--;
            }
            bytes.setLength(end);
        }
    }

    private static int byteAt(RandomAccessFile bytes, long position) throws IOException {
        bytes.seek(position);
        return bytes.read();
    }

    private static JsonNode json(String line) {
        try {
            return Api.JSON.readTree(line);
        } catch (JsonProcessingException foreign) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
