package io.sluice.target.postgres;

import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.table;

import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import io.sluice.target.Work;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * A load of which it is known what it does without writing a row: its table has nothing that could refuse a row, change it or act on it but
 * unique keys, which a look at the stage beside the table settles, and every value of the stage is one of its columns' already. See ADR 10.
 */
final class CertainLoad {

    /** An index that is no plain unique one may refuse a value for reasons of its own. */
    private static final String PLAIN = """
            select c.relkind = 'r' and not c.relispartition and not c.relrowsecurity and not c.relhassubclass
                   and not c.relhastriggers and not c.relhasrules and c.relreplident <> 'n'
                   and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype not in ('n', 'p', 'u'))
                   and not exists (select 1 from pg_attrdef d where d.adrelid = c.oid)
                   and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '')
                   and not exists (select 1 from pg_index i
                                    where i.indrelid = c.oid
                                      and not (i.indisunique and i.indimmediate and i.indisvalid and i.indpred is null and i.indexprs is null
                                               and i.indnatts = i.indnkeyatts))
                   and not exists (select 1 from pg_index i
                                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                                     left join pg_collation o on o.oid = a.attcollation
                                    where i.indrelid = c.oid and (a.atttypid = 'bpchar'::regtype or not o.collisdeterministic))
                   and has_table_privilege(c.oid, 'INSERT')
                   and (not {1} or has_table_privilege(c.oid, 'UPDATE')
                                   and exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary))
              from pg_class c where c.oid = {0}::oid""";

    private static final String NEVER_NULL =
            "select attname::text from pg_attribute where attrelid = ?::oid and attnum > 0 and attnotnull and not attisdropped";

    /** Bytes of a key's {@link #WIDE} columns as text: an index takes no more than about 2,700. */
    private static final int LONG_KEY = 500;

    private static final Set<Kind> WIDE = EnumSet.of(Kind.DECIMAL, Kind.TEXT, Kind.BYTES, Kind.JSON);

    private final DSLContext db;
    private final List<Work> works;
    private final boolean fitting;

    /**
     * {@code works}: all of the transaction; any that reads the table or writes it otherwise needs the rows in place. {@code fitting}: this
     * transaction has seen that no value of the stage is too long or too large for its column.
     */
    CertainLoad(DSLContext db, List<Work> works, boolean fitting) {
        this.db = db;
        this.works = works;
        this.fitting = fitting;
    }

    /** Counts what the load will do, if that is certain. */
    boolean counted(Staged staged, Touched touch) {
        return switch (staged.load().mode()) {
            case APPEND -> appended(staged, touch);
            case UPSERT -> upserted(staged, touch);
            case INSERT_NEW, REPLACE, MIRROR -> false;
        };
    }

    private boolean appended(Staged staged, Touched touch) {
        if (!plain(staged, touch.table)
                || !touch.table.uniques().stream().allMatch(unique -> bringsOnlyNew(staged, touch.table, unique))) {
            return false;
        }
        touch.inserted += staged.rows();
        return true;
    }

    /** By the primary key, the only one that the table has: no row can come in beside one that has it. */
    private boolean upserted(Staged staged, Touched touch) {
        var rows = KeyedRows.of(staged, touch.table);
        if (rows.changing().isEmpty()
                || touch.table.uniques().size() != 1
                || !Set.copyOf(touch.table.key())
                        .equals(Set.copyOf(staged.load().key()))
                || !plain(staged, touch.table)) {
            return false;
        }
        var counts = rows.count(db);
        if (counts.changed() > PostgresImages.MOST_ROWS) {
            return false; // whether it can be undone is said by the rows that are kept for it
        }
        touch.inserted += counts.fresh();
        touch.updated = counts.changed();
        touch.foreseen = Stream.concat(rows.newRows(db).stream(), rows.changedRows(db).stream())
                .toList();
        return true;
    }

    private boolean plain(Staged staged, TargetTable table) {
        return works.stream().allMatch(CertainLoad::onlyAdds)
                && works.stream()
                                .map(Work::target)
                                .filter(table.name().qualified()::equals)
                                .count()
                        == 1
                && table.uniques().stream().allMatch(unique -> names(staged).containsAll(unique))
                && staged.table().columns().stream().allMatch(column -> fits(column, table))
                && Boolean.TRUE.equals(db.fetchValue(
                        PLAIN, DSL.val(table.id()), DSL.inline(staged.load().mode() == WriteMode.UPSERT)))
                && everyRowFits(staged, table);
    }

    private static List<String> names(Staged staged) {
        return staged.table().columns().stream().map(StageColumn::name).toList();
    }

    private static boolean onlyAdds(Work work) {
        return switch (work) {
            case Work.Extracted read -> true;
            case Work.FromStage(var staged) -> onlyAdds(staged.load());
            case Work.FromOutput(var load, var output, var then) -> then == null && onlyAdds(load);
            case Work.Query query -> false;
            case Work.Write write -> false;
        };
    }

    private static boolean onlyAdds(Load load) {
        return (load.mode() == WriteMode.APPEND || load.mode() == WriteMode.UPSERT)
                && load.destination() instanceof Destination.Table;
    }

    private static boolean fits(StageColumn column, TargetTable table) {
        return table.column(column.name())
                .map(TargetColumn::nativeType)
                .filter(to -> to.equals(PostgresTypes.named(column.type()))
                        || PostgresFit.tells(column.type().kind(), to))
                .isPresent();
    }

    /** One look at the stage at most, where a column may not be empty, is narrower than its stage or of a key. */
    private boolean everyRowFits(Staged staged, TargetTable table) {
        var never = db.fetchValues(NEVER_NULL, table.id()).stream()
                .map(column -> name(String.valueOf(column)))
                .toList();
        var columns = staged.table().columns();
        if (!columns.stream().map(StageColumn::quoted).toList().containsAll(never)) {
            return false;
        }
        var faults = new LinkedHashSet<Condition>();
        never.forEach(column -> faults.add(field(column).isNull()));
        if (!fitting) {
            columns.forEach(column -> PostgresFit.misfits(column, nativeType(column, table))
                    .map(PostgresFit::when)
                    .ifPresent(faults::add));
        }
        for (var unique : table.uniques()) {
            unique.forEach(column -> faults.add(field(name(column)).isNull()));
            var wide = columns.stream()
                    .filter(column -> unique.contains(column.name())
                            && WIDE.contains(column.type().kind()))
                    .map(StageColumn::quoted)
                    .toList();
            if (!wide.isEmpty()) {
                faults.add(tooLong(wide));
            }
        }
        return faults.isEmpty() || !db.fetchExists(table(staged.table().name()), or(faults));
    }

    private static Condition tooLong(List<Name> key) {
        return condition(
                "{0} > {1}",
                DSL.sql(
                        IntStream.range(0, key.size())
                                .mapToObj(at -> "octet_length({" + at + "}::text)")
                                .collect(joining(" + ")),
                        key.toArray(QueryPart[]::new)),
                DSL.inline(LONG_KEY));
    }

    /** No row of the stage has a key twice, or one that is there. */
    private boolean bringsOnlyNew(Staged staged, TargetTable table, List<String> unique) {
        var rows = KeyedRows.of(staged, table, unique);
        return !exists("select 1 from {0} s join {1} t on {2}", rows.stage(), table.quoted(), rows.sameKey())
                && (isApart(staged, unique)
                        || !exists(
                                "select 1 from {0} s group by {1} having count(*) > 1",
                                rows.stage(),
                                list(unique.stream().map(DSL::name).toList())));
    }

    /** It is the stage of what was read, and that it holds no key twice was seen to when it was filled. */
    private boolean isApart(Staged staged, List<String> key) {
        return works.stream()
                .anyMatch(work -> work instanceof Work.Extracted(var read, var output)
                        && read.table().name().equals(staged.table().name())
                        && PostgresOutputs.isApart(read, key));
    }

    private boolean exists(String query, QueryPart... parts) {
        return Boolean.TRUE.equals(db.fetchValue("select exists (" + query + ")", parts));
    }

    private static String nativeType(StageColumn column, TargetTable table) {
        return table.column(column.name()).orElseThrow().nativeType();
    }
}
