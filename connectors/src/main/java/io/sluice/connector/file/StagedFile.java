package io.sluice.connector.file;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.connector.file.FileJournal.Entry;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Writes the new content of a file beside it, complete and synced to disk, where a later {@link FileCommit} moves it into place. */
public final class StagedFile {

    private final DataFolder folder;
    private final String requestId;
    private final int step;

    /** Two stagings of one step of one request are the same; the second replaces the first unless that was applied. */
    public StagedFile(DataFolder folder, String requestId, int step) {
        this.folder = folder;
        this.requestId = requestId;
        this.step = step;
    }

    /** Writes the rows, or nothing if this step's change was applied before. */
    public FileCommit write(Destination.File destination, WriteMode mode, List<Column> columns, RowStream rows) {
        var path = destination.path();
        var before = FileCommit.find(folder, path, requestId, step);
        if (before.isPresent() && before.get().moved()) {
            return before.get();
        }
        var target = folder.writable(path);
        var journal = new FileJournal(target, requestId, step);
        try {
            journal.remove();
            boolean there = Files.exists(target);
            boolean append = appends(mode, path) && there;
            var oldDigest = there ? FileDigest.sha256(target) : null;
            long written = new FileContent(folder, destination, columns).write(journal.staged(), append, rows);
            var action = append ? "append" : there ? "replace" : "create";
            journal.write(new Entry(action, written, oldDigest, FileDigest.sha256(journal.staged())));
        } catch (UnwritableText e) {
            discard(journal);
            throw FileFaults.badData(path, e.getMessage(), "Choose another format or encoding for the file");
        } catch (IOException e) {
            discard(journal);
            throw FileFaults.of(path, e);
        } catch (RuntimeException e) {
            discard(journal);
            throw e;
        }
        return FileCommit.find(folder, path, requestId, step).orElseThrow();
    }

    private static boolean appends(WriteMode mode, String path) {
        return switch (mode) {
            case APPEND -> true;
            case REPLACE -> false;
            case UPSERT, INSERT_NEW, MIRROR ->
                throw new ConnectorException(
                        Fault.BAD_SETTING,
                        path,
                        "a file has no keys to go by",
                        "Append to the file or replace it",
                        null);
        };
    }

    private static void discard(FileJournal journal) {
        try {
            journal.remove();
        } catch (IOException e) {
            // what is left is hidden, unnamed by an entry, and overwritten by the next attempt
        }
    }
}
