package io.sluice.target;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step's part of the transaction that changes a target, in the order of the pipeline. */
public sealed interface Work {

    int step();

    /** Brings a stage into its destination. */
    record FromStage(Staged staged) implements Work {
        @Override
        public int step() {
            return staged.load().number();
        }
    }

    /** Rows that were read before and are staged: later steps of this transaction find them by the output's name. */
    record Extracted(Staged staged, String output) implements Work {
        @Override
        public int step() {
            return staged.load().number();
        }
    }

    /**
     * Brings what an earlier step of this transaction put out into a table of the same target; {@code then} takes out what has no place beside
     * it.
     */
    record FromOutput(Load load, String output, @Nullable Statement then) implements Work {
        public FromOutput(Load load, String output) {
            this(load, output, null);
        }

        @Override
        public int step() {
            return load.number();
        }
    }

    /** A query whose rows later steps read; {@code sql} has passed the guard. */
    record Query(int step, String sql, String output) implements Work {}

    /** Statements that write; all have passed the guard. */
    record Write(int step, List<Statement> statements) implements Work {
        public Write {
            statements = List.copyOf(statements);
        }
    }

    /**
     * One statement that writes to one table. {@code rows} is the {@code FROM … WHERE …} that says which rows an UPDATE or DELETE touches,
     * {@code alias} the table's name in it; null where the statement is not of that simple kind.
     */
    record Statement(
            Kind kind,
            String sql,
            TableName table,
            @Nullable String alias,
            @Nullable String rows) {

        /** What it does. */
        public enum Kind {
            INSERT,
            UPSERT,
            UPDATE,
            DELETE,
            CREATE
        }
    }

    /** The stage that this work is about, if one was filled before. */
    default @Nullable Staged staged() {
        return switch (this) {
            case FromStage(var staged) -> staged;
            case Extracted(var staged, var output) -> staged;
            case FromOutput load -> null;
            case Query query -> null;
            case Write write -> null;
        };
    }

    /** What decides this work's effect, for the ledger. */
    default String digest() {
        return switch (this) {
            case FromStage(var staged) -> staged.digest();
            case Extracted(var staged, var output) -> staged.digest();
            case FromOutput(var load, var output, var then) -> Digests.of(Json.write(load));
            case Query query -> Digests.of(query.sql);
            case Write write ->
                Digests.of(write.statements.stream().map(Statement::sql).toArray(String[]::new));
        };
    }

    /** The table that the ledger names for this work. */
    default @Nullable String target() {
        return switch (this) {
            case FromStage(var staged) -> tableOf(staged.load());
            case FromOutput(var load, var output, var then) -> tableOf(load);
            case Query query -> null;
            case Extracted extracted -> null;
            case Write write -> write.statements.getFirst().table().qualified();
        };
    }

    /** The temporary table that holds what a query puts out. */
    static String outputTable(String output) {
        return "sluice_out_" + output;
    }

    private static @Nullable String tableOf(Load load) {
        return load.destination() instanceof Destination.Table(var name, var create) ? name.qualified() : null;
    }
}
