package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** The file of a batch's answers: only ever appended to, so that a batch that was stopped goes on where it was. */
final class BatchAnswers implements AutoCloseable {
    private static final String BEGINNING = "{\"id\":";

    private final Set<String> known = new HashSet<>();
    private final Writer writer;

    private BatchAnswers(Path file) throws IOException {
        dropHalfALine(file);
        if (Files.exists(file)) {
            try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.forEach(line -> known.add(idOf(line)));
            }
        }
        writer = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static BatchAnswers in(Path file) throws IOException {
        return new BatchAnswers(file);
    }

    /** Whether the file holds something else, which would be cut and mixed up with answers. */
    static boolean isForeign(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var start = new String(bytes.readNBytes(BEGINNING.length()), StandardCharsets.UTF_8);
            return !BEGINNING.startsWith(start);
        } catch (IOException absent) {
            return false; // what cannot be opened is said when it is written
        }
    }

    /** Once for each id. */
    boolean isNew(String id) {
        return known.add(id);
    }

    synchronized void write(String id, ObjectNode answer) {
        var line = JsonNodeFactory.instance.objectNode().put("id", id);
        line.setAll(answer);
        try {
            writer.write(Api.write(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a question that could not even be asked. */
    static ObjectNode failed(String why) {
        var answer = JsonNodeFactory.instance.objectNode().put("outcome", "failed");
        answer.putNull("sql").putNull("dialect").putNull("on").putNull("confidence");
        answer.putArray("columns");
        answer.putArray("rows");
        return answer.put("truncated", false).put("ms", 0).put("model_ms", 0).put("why", why);
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

    private static String idOf(String line) {
        try {
            return Api.JSON.readTree(line).path("id").asText();
        } catch (JsonProcessingException foreign) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
