package io.sluice.target.postgres;

import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.Contract;
import io.sluice.pipeline.TableName;
import io.sluice.target.NewColumns;
import io.sluice.target.NewColumns.Told;
import io.sluice.target.Refused;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Settles what becomes of the columns that a stage has and its table has not, in the transaction that writes the rows. */
final class PostgresNewColumns {

    private final DSLContext db;
    private final Staged given;
    private final Optional<NewColumns> columns;

    PostgresNewColumns(DSLContext db, Staged given, TableName name, boolean create, boolean asRead) {
        this.db = db;
        this.given = given;
        this.columns = create
                ? Optional.empty()
                : PostgresLook.at(db, name)
                        .map(table -> NewColumns.of(given.load(), given.table(), table, asRead))
                        .filter(some -> !some.none());
    }

    boolean needDdl() {
        return columns.filter(some -> some.are(Contract.EVOLVE)).isPresent();
    }

    Refused comeTooLate() {
        return columns.orElseThrow().comeTooLate();
    }

    /** The stage as the table can take it. */
    Staged staged() {
        return needDdl()
                ? given
                : columns.map(some -> given.in(some.without(given.table()))).orElse(given);
    }

    Told settle() {
        return columns.map(some -> switch (some.contract()) {
                    case EVOLVE ->
                        new Told(
                                some.columns().stream()
                                        .map(column -> add(some, column))
                                        .toList(),
                                List.of());
                    case FREEZE -> throw some.refused();
                    case DISCARD_ROW, DISCARD_VALUE -> new Told(List.of(), leftOut(some));
                })
                .orElse(Told.NOTHING);
    }

    private String add(NewColumns some, StageColumn column) {
        var ddl = sql(
                "alter table {0} add column {1} {2}",
                some.table().quoted(), column.quoted(), raw(PostgresTypes.of(column.type())));
        db.execute(ddl);
        return db.render(ddl);
    }

    /** Out of the stage itself, which may become the table. */
    private List<String> leftOut(NewColumns some) {
        return some.columns().stream()
                .flatMap(column -> {
                    var values = ((Number) db.fetchValue(
                                    "select count({0}) from {1}",
                                    column.quoted(), given.table().name()))
                            .longValue();
                    db.execute("alter table {0} drop column {1}", given.table().name(), column.quoted());
                    return values == 0 ? Stream.of() : Stream.of(some.left(column, values));
                })
                .toList();
    }
}
