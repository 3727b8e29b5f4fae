package io.sluice.author.repair;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A column that is not there, while exactly one of nearly that name is. */
final class MissingColumn implements RepairRule {

    @Override
    public Optional<Mend> mend(Wound wound) {
        var wrong = wound.token().map(SqlText::lastPart);
        if (!wound.is(Problem.Kind.MISSING_COLUMN) || wrong.isEmpty()) {
            return Optional.empty();
        }
        return wound.inQueries(query -> inQuery(wound, query, wrong.get())).or(() -> wound.loads()
                .map(load -> inLoad(wound, load, wrong.get()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<Mend> inQuery(Wound wound, Step.Sql query, String wrong) {
        var names = SqlText.tablesOf(query, wound.task().catalog()).stream()
                .flatMap(table -> table.columns().stream())
                .map(ColumnMetadata::name);
        var known = SqlText.names(query.text());
        var put = wound.outputs().entrySet().stream()
                .filter(output -> known.contains(output.getKey()))
                .flatMap(output -> output.getValue().stream());
        var hinted = wound.quoted().map(SqlText::lastPart).filter(name -> !name.equalsIgnoreCase(wrong));
        var all = Stream.of(names, put).flatMap(some -> some).distinct().toList();
        return Near.one(wrong, all)
                .or(() -> all.isEmpty() ? Near.one(wrong, hinted.toList()) : Optional.empty())
                .flatMap(right ->
                        wound.reworded(query, SqlText.renamed(query.text(), wrong, right), reason(wrong, right)));
    }

    private static Optional<Mend> inLoad(Wound wound, Step.Load load, String wrong) {
        var fields = wound.file(load)
                .map(file -> file.columns().stream().map(Column::name).toList())
                .orElse(List.of());
        var columns = wound.table(load)
                .map(table -> table.columns().stream().map(ColumnMetadata::name).toList())
                .orElse(List.of());
        var toIsWrong = !columns.isEmpty()
                && !columns.contains(wrong)
                && load.columns().stream().map(LoadColumn::to).anyMatch(wrong::equals);
        return toIsWrong
                ? Near.one(wrong, columns)
                        .flatMap(right -> wound.with(Loads.retargeted(load, wrong, right), reason(wrong, right), false))
                : Near.one(wrong, fields)
                        .flatMap(right -> wound.with(Loads.renamed(load, wrong, right), reason(wrong, right), false));
    }

    private static String reason(String wrong, String right) {
        return "there is no column " + wrong + "; " + right + " is the one of nearly that name";
    }
}
