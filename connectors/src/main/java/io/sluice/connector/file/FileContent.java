package io.sluice.connector.file;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.FileFormat.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** The whole new content of a file: what is kept of the old one, then the rows. */
final class FileContent {

    private final DataFolder folder;
    private final Destination.File destination;
    private final FileFormat format;
    private final List<Column> columns;
    private final Charset charset;

    FileContent(DataFolder folder, Destination.File destination, List<Column> columns) {
        this.folder = folder;
        this.destination = destination;
        this.format = destination.format();
        this.columns = columns;
        this.charset = FileFaults.charset(destination.path(), format.charset());
    }

    /** Writes and syncs a file; answers the number of rows that were added. */
    long write(Path staged, boolean append, RowStream rows) throws IOException {
        // a file of this name is never opened, only made: it might be a link
        try (var channel = FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var file = Channels.newOutputStream(channel);
                var out = writer(file)) {
            var writer = RowWriter.of(format, columns, out);
            if (append) {
                keepOld(file, out, writer);
            } else {
                mark(out);
                writer.begin();
            }
            long count = 0;
            for (; rows.advance(); count++) {
                writer.write(rows.row());
            }
            writer.end();
            out.flush();
            channel.force(true);
            return count;
        } catch (CharacterCodingException e) {
            throw new UnwritableText("a value has a character that " + format.charset() + " cannot write");
        }
    }

    private Writer writer(OutputStream file) {
        var encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedWriter(new OutputStreamWriter(file, encoder), 1 << 16);
    }

    /** UTF-16 is not known for what it is without a byte order mark. */
    private void mark(Writer out) throws IOException {
        if (format.charset().startsWith("UTF-16")) {
            out.write('\uFEFF');
        }
    }

    private void keepOld(OutputStream file, Writer out, RowWriter writer) throws IOException {
        var old = folder.file(destination.path());
        if (format.kind() == Kind.JSON && writer instanceof JsonWriter json) {
            json.begin();
            keepValues(old, json);
            return;
        }
        if (format.kind() == Kind.CSV) {
            sameColumns(old);
        }
        Files.copy(old, file);
        if (!endsInLineBreak(old)) {
            out.write('\n');
        }
    }

    private void keepValues(Path old, JsonWriter json) throws IOException {
        try (var reader = new StrictReader(Files.newInputStream(old), charset)) {
            var cutter = new JsonCutter(reader);
            if (cutter.peek() != '[') {
                throw FileFaults.badData(
                        destination.path(), "it is not a JSON list", "Append to a list, or replace the file");
            }
            var list = new JsonList(destination.path(), cutter);
            list.find();
            while (list.advance()) {
                if (cutter.fault() != null) {
                    throw FileFaults.badData(
                            destination.path(),
                            "line " + cutter.line() + ": " + cutter.fault(),
                            "Write into another file");
                }
                json.keep(cutter.text(), cutter.length());
            }
        }
    }

    /** Rows are added below columns of the same names in the same order, or not at all. */
    private void sameColumns(Path old) throws IOException {
        try (var reader = new StrictReader(Files.newInputStream(old), charset)) {
            var tokens = new CsvTokenizer(reader, format.delimiter(), format.quote());
            if (!tokens.advance()) {
                throw FileFaults.badData(destination.path(), "it is empty", "Replace the file");
            }
            var there = format.header() ? HeaderNames.of(tokens) : HeaderNames.numbered(tokens.size());
            var ours = format.header()
                    ? columns.stream().map(Column::name).toList()
                    : HeaderNames.numbered(columns.size());
            if (!there.equals(ours)) {
                throw FileFaults.badData(
                        destination.path(),
                        "its columns are " + String.join(", ", there) + "; the rows have " + String.join(", ", ours),
                        "Load the same columns in the same order, or replace the file");
            }
        }
    }

    private boolean endsInLineBreak(Path old) throws IOException {
        var end = "\n".getBytes(charset);
        try (var channel = Files.newByteChannel(old)) {
            if (channel.size() < end.length) {
                return channel.size() == 0;
            }
            channel.position(channel.size() - end.length);
            var last = ByteBuffer.allocate(end.length);
            while (last.hasRemaining() && channel.read(last) >= 0) {
                // fills the buffer
            }
            return Arrays.equals(last.array(), end);
        }
    }
}
