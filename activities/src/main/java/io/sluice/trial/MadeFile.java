package io.sluice.trial;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.ForwardingRows;
import io.sluice.connector.RowStream;
import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that a script made, or of one that looks otherwise than the load reads it. What cannot be read so is for the author to
 * mend, who wrote the load and the script.
 */
final class MadeFile extends ForwardingRows {

    private final DataFolder folder;
    private final Step.Load load;
    private final Source.File file;

    private MadeFile(RowStream rows, DataFolder folder, Step.Load load, Source.File file) {
        super(rows);
        this.folder = folder;
        this.load = load;
        this.file = file;
    }

    static RowStream rows(DataFolder folder, Step.Load load, Source.File file) {
        try {
            return new MadeFile(folder.rows(load, file), folder, load, file);
        } catch (ConnectorException e) {
            throw told(folder, load, file, e);
        }
    }

    private static RuntimeException told(DataFolder folder, Step.Load load, Source.File file, ConnectorException e) {
        if (e.fault() != Fault.BAD_DATA) {
            return e;
        }
        var looks = folder.describe(file.path()).format();
        if (!isMade(load) && !isReadWrong(file.format(), looks)) {
            return e; // a broken file, not a broken draft
        }
        return new StepFault(kind(file.format(), looks), load.number(), e.getMessage(), file.path(), e.next(), "");
    }

    private static boolean isMade(Step.Load load) {
        return load.source() instanceof Source.File made && made.path().startsWith("/tmp/");
    }

    private static boolean isReadWrong(FileFormat read, @Nullable FileFormat looks) {
        return looks != null
                && (!looks.charset().equalsIgnoreCase(read.charset()) || looks.delimiter() != read.delimiter());
    }

    /** By how the file looks beside how it was to be read. */
    private static Problem.Kind kind(FileFormat read, @Nullable FileFormat looks) {
        if (looks == null) {
            return Problem.Kind.OTHER;
        }
        if (!looks.charset().equalsIgnoreCase(read.charset())) {
            return Problem.Kind.ENCODING;
        }
        return looks.delimiter() == read.delimiter() ? Problem.Kind.MISSING_COLUMN : Problem.Kind.DELIMITER;
    }

    @Override
    public boolean advance() {
        try {
            return rows.advance();
        } catch (ConnectorException e) {
            throw told(folder, load, file, e);
        }
    }
}
