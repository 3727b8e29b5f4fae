package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import io.sluice.pipeline.WriteMode;
import io.sluice.target.Drifted;
import io.sluice.target.NewColumns;
import io.sluice.target.NewColumns.Told;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Settles what becomes of the columns that a stage has and its table has not. A table gets its columns right before the transaction of the
 * commit, for DDL commits; a rehearsal writes without them and counts what they will change.
 */
final class MySqlNewColumns {

    private static final Set<WriteMode> CHANGE = Set.of(WriteMode.UPSERT, WriteMode.MIRROR, WriteMode.REPLACE);

    private final DSLContext db;
    private final Staged given;
    private final Touched touch;
    private final NewColumns columns;

    MySqlNewColumns(DSLContext db, Staged given, Touched touch, boolean asRead) {
        this.db = db;
        this.given = given;
        this.touch = touch;
        this.columns = NewColumns.of(given.load(), given.table(), touch.table.table(), asRead);
    }

    /** The stage as the table can take it now. */
    Staged staged() {
        return columns.none() ? given : given.in(columns.without(given.table()));
    }

    Told settle(boolean rehearsal) {
        if (columns.none()) {
            return Told.NOTHING;
        }
        return switch (columns.contract()) {
            case EVOLVE -> added(rehearsal);
            case FREEZE -> throw columns.refused();
            case DISCARD_ROW, DISCARD_VALUE ->
                new Told(
                        List.of(),
                        columns.columns().stream().flatMap(this::left).toList());
        };
    }

    private Told added(boolean rehearsal) {
        if (!rehearsal) {
            throw new Drifted(columns.table().name().qualified() + " has lost columns that it had just been given");
        }
        touch.changedByNewColumns += changed();
        return new Told(
                columns.columns().stream()
                        .map(column -> db.render(MySqlOutputs.ddl(columns, column)))
                        .toList(),
                List.of());
    }

    /** Rows that are there as they come, but for a value in a column that is new. */
    private long changed() {
        var key = given.load().key().isEmpty()
                ? touch.table.table().key()
                : given.load().key();
        var known = columns.without(given.table()).columns();
        var keys = known.stream()
                .filter(column -> key.stream().anyMatch(column.name()::equalsIgnoreCase))
                .toList();
        if (!CHANGE.contains(given.load().mode()) || key.isEmpty() || keys.size() < key.size()) {
            return 0;
        }
        var values = new MySqlValues(touch.table);
        var same = keys.stream()
                .map(column -> condition("t.{0} = {1}", column.quoted(), values.comparable(column)))
                .toList();
        return count(
                and(same),
                and(
                        or(columns.columns().stream()
                                .map(MySqlNewColumns::holds)
                                .toList()),
                        not(or(Stream.concat(
                                        Stream.of(falseCondition()),
                                        known.stream()
                                                .filter(column -> !keys.contains(column))
                                                .map(values::differs))
                                .toList()))));
    }

    private static Condition holds(StageColumn column) {
        return condition("s.{0} is not null", column.quoted());
    }

    private long count(Condition same, Condition which) {
        return ((Number) db.fetchValue(
                        "select count(*) from {0} s join {1} t on {2} where {3}",
                        given.table().name(), touch.table.place(), same, which))
                .longValue();
    }

    private Stream<String> left(StageColumn column) {
        var values = ((Number) db.fetchValue(
                        "select count({0}) from {1}",
                        column.quoted(), given.table().name()))
                .longValue();
        return values == 0 ? Stream.of() : Stream.of(columns.left(column, values));
    }
}
