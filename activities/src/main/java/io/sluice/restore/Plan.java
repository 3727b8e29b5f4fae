package io.sluice.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.target.Digests;
import io.sluice.target.TableEffect.Sample;
import io.sluice.target.UndoEffect;
import java.util.List;

/** What an undo would do, target by target, with real rows; its hash seals it. */
record Plan(List<TablePlan> tables, List<FilePlan> files) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One table; {@code rows} are examples of what is removed or stays because others touched it. */
    record TablePlan(
            String connection,
            String table,
            long removed,
            long restored,
            long returned,
            boolean dropped,
            long conflicts,
            List<Sample> rows) {

        static TablePlan of(UndoEffect effect) {
            return new TablePlan(
                    effect.table().connection(),
                    effect.table().qualified(),
                    effect.removed(),
                    effect.restored(),
                    effect.returned(),
                    effect.dropped(),
                    effect.conflicts(),
                    effect.samples());
        }

        boolean isStill(UndoEffect effect) {
            return withoutRows().equals(of(effect).withoutRows());
        }

        private TablePlan withoutRows() {
            return new TablePlan(connection, table, removed, restored, returned, dropped, conflicts, List.of());
        }

        private boolean putsBack() {
            return dropped || removed + restored + returned > 0;
        }
    }

    /** One file; it stays as it is if somebody wrote it since. */
    record FilePlan(String path, String action, boolean conflict) {}

    Plan {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    long rows() {
        return tables.stream()
                .mapToLong(t -> t.removed + t.restored + t.returned)
                .sum();
    }

    long conflicts() {
        return tables.stream().mapToLong(TablePlan::conflicts).sum()
                + files.stream().filter(FilePlan::conflict).count();
    }

    /** Also where a part of it stays as it is. */
    boolean putsBack() {
        return tables.stream().anyMatch(TablePlan::putsBack) || files.stream().anyMatch(file -> !file.conflict());
    }

    List<TablePlan> at(String connection) {
        return tables.stream()
                .filter(table -> table.connection.equals(connection))
                .toList();
    }

    String hash(String request) {
        return Digests.of(request, json());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Plan of(String json) {
        try {
            return JSON.readValue(json, Plan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an undo plan cannot be read", e);
        }
    }
}
