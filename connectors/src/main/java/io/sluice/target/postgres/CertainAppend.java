package io.sluice.target.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.table;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import io.sluice.target.TargetTable;
import io.sluice.target.TargetTable.TargetColumn;
import io.sluice.target.Work;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * An append that is known to add exactly the rows of its stage without writing one: its table has nothing that could refuse a row, change it
 * or act on it, and every value of the stage is one of its columns' already. See ADR 10.
 */
final class CertainAppend {

    private static final String PLAIN = """
            select c.relkind = 'r' and not c.relispartition and not c.relrowsecurity
                   and not c.relhasindex and not c.relhastriggers and not c.relhasrules
                   and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n')
                   and not exists (select 1 from pg_attrdef d where d.adrelid = c.oid)
                   and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '')
                   and has_table_privilege(c.oid, 'INSERT')
              from pg_class c where c.oid = ?::oid""";

    private static final String NEVER_NULL =
            "select attname::text from pg_attribute where attrelid = ?::oid and attnum > 0 and attnotnull and not attisdropped";

    private final DSLContext db;
    private final List<Work> works;

    /** {@code works}: all of the transaction; any that reads the table or writes it otherwise needs the rows in place. */
    CertainAppend(DSLContext db, List<Work> works) {
        this.db = db;
        this.works = works;
    }

    boolean holds(Staged staged, TargetTable table) {
        return works.stream().allMatch(CertainAppend::onlyAppends)
                && staged.table().columns().stream().allMatch(column -> fits(column, table))
                && Boolean.TRUE.equals(db.fetchValue(PLAIN, table.id()))
                && everyRowFits(staged, table);
    }

    private static boolean onlyAppends(Work work) {
        return work instanceof Work.FromStage(var staged)
                && staged.load().mode() == WriteMode.APPEND
                && staged.load().destination() instanceof Destination.Table;
    }

    private static boolean fits(StageColumn column, TargetTable table) {
        return table.column(column.name())
                .map(TargetColumn::nativeType)
                .filter(to -> to.equals(PostgresTypes.named(column.type()))
                        || PostgresFit.tells(column.type().kind(), to))
                .isPresent();
    }

    /** One look at the stage at most, where a column may not be empty or is narrower than its stage. */
    private boolean everyRowFits(Staged staged, TargetTable table) {
        var never = db.fetchValues(NEVER_NULL, table.id()).stream()
                .map(column -> name(String.valueOf(column)))
                .toList();
        var columns = staged.table().columns();
        if (!columns.stream().map(StageColumn::quoted).toList().containsAll(never)) {
            return false;
        }
        var faults = Stream.concat(
                        never.stream().map(column -> (Condition) field(column).isNull()),
                        columns.stream()
                                .flatMap(column -> PostgresFit.misfits(column, nativeType(column, table)).stream())
                                .map(PostgresFit::when))
                .toList();
        return faults.isEmpty() || !db.fetchExists(table(staged.table().name()), or(faults));
    }

    private static String nativeType(StageColumn column, TargetTable table) {
        return table.column(column.name()).orElseThrow().nativeType();
    }
}
