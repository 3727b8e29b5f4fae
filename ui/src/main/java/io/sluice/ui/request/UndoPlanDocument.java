package io.sluice.ui.request;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Change.FileChange;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.store.UndoPlans.UndoPlan;
import io.sluice.ui.request.DiffDocument.RowDocument;
import io.sluice.ui.request.DiffDocument.TableRows;
import io.sluice.ui.request.RequestDocument.TableUndone;
import io.sluice.ui.request.RequestDocument.UndoneDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A stored undo plan in the words of a change: what is taken out is deleted, what is put back changed, what returns inserted. */
record UndoPlanDocument(List<TablePlan> tables, List<FilePlan> files) {

    private static final JsonMapper JSON = JsonMapper.shared();

    record TablePlan(
            String connection,
            String table,
            long removed,
            long restored,
            long returned,
            boolean dropped,
            long conflicts,
            List<SampleRow> rows) {

        private String name() {
            return connection + "." + table;
        }

        private TableUndone undone() {
            return new TableUndone(connection, table, removed, restored, returned, dropped, conflicts);
        }
    }

    record SampleRow(
            String kind, @Nullable String before, @Nullable String after, String note) {}

    record FilePlan(String path, String action, boolean conflict) {}

    static UndoPlanDocument of(UndoPlan plan) {
        return JSON.readValue(plan.json(), UndoPlanDocument.class);
    }

    Change change() {
        return new Change(
                tables.stream().map(UndoPlanDocument::back).toList(),
                files.stream()
                        .filter(file -> !file.conflict())
                        .map(file -> new FileChange(file.path(), file.action()))
                        .toList());
    }

    /** What the undo is to do, while it waits. */
    List<String> does() {
        return said(UndoWords.AHEAD);
    }

    UndoneDocument undone() {
        return new UndoneDocument(
                said(UndoWords.DONE),
                leaves(),
                tables.stream().map(TablePlan::undone).toList());
    }

    private List<String> said(UndoWords words) {
        var several = tables.stream().map(TablePlan::connection).distinct().count() > 1;
        var rows = tables.stream().map(table -> words.of(table, several ? table.name() : table.table()));
        var written = files.stream().filter(file -> !file.conflict()).map(words::of);
        return Stream.concat(rows, written).toList();
    }

    /** What the undo leaves as it is. */
    List<String> leaves() {
        var rows = tables.stream()
                .filter(table -> table.conflicts() > 0)
                .map(table -> UndoWords.rows(table.conflicts()) + " of " + table.name()
                        + " changed by others since: left as it is now");
        var written = files.stream()
                .filter(FilePlan::conflict)
                .map(file -> "file " + file.path() + " was written by others since: left as it is now");
        return Stream.concat(rows, written).toList();
    }

    /** Examples, by kind; rows that others touched since are of kind {@code conflict}, as they were before the commit and as they are. */
    DiffDocument diff(String hash) {
        return new DiffDocument(
                hash, tables.stream().map(UndoPlanDocument::rows).toList());
    }

    private static TableChange back(TablePlan plan) {
        return new TableChange(plan.connection(), plan.table(), plan.returned(), plan.restored(), plan.removed(), 0, 0);
    }

    private static TableRows rows(TablePlan plan) {
        Map<String, List<RowDocument>> kinds = new LinkedHashMap<>();
        for (var row : plan.rows()) {
            kinds.computeIfAbsent(kind(row.kind()), kind -> new ArrayList<>())
                    .add(new RowDocument(row.before(), row.after(), row.note()));
        }
        return new TableRows(plan.connection(), plan.table(), kinds, null);
    }

    private static String kind(String sample) {
        return sample.equals("delete") ? "deleted" : sample;
    }
}
