package io.sluice.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one text may touch.
 *
 * @param everything a lint without a request: any table but the system's
 * @param readOnly a question
 * @param reads tables that may be read
 * @param writes tables that may be read and written
 * @param creates tables that may be created
 * @param outputs bare names of steps' outputs: read and written freely, they are the request's own
 * @param schema the schema of a bare name: {@code public}, or the connection's database
 */
public record Scope(
        boolean everything,
        boolean readOnly,
        Set<TableRef> reads,
        Set<TableRef> writes,
        Set<TableRef> creates,
        Set<String> outputs,
        @Nullable String schema) {

    public Scope {
        reads = qualified(reads, schema);
        writes = qualified(writes, schema);
        creates = qualified(creates, schema);
        outputs = Set.copyOf(outputs);
    }

    /** For {@code check}: no request is known, so any ordinary table and every kind of legal statement. */
    public static Scope lint() {
        return new Scope(true, false, Set.of(), Set.of(), Set.of(), Set.of(), null);
    }

    /** For a question: these tables, nothing written. */
    public static Scope question(Collection<String> tables, @Nullable String schema) {
        return new Scope(false, true, names(tables), Set.of(), Set.of(), Set.of(), schema);
    }

    /** For a step of a pipeline. */
    public static Scope step(
            Collection<String> reads,
            Collection<String> writes,
            Collection<String> creates,
            Collection<String> outputs,
            @Nullable String schema) {
        return new Scope(false, false, names(reads), names(writes), names(creates), Set.copyOf(outputs), schema);
    }

    boolean isOutput(TableRef table) {
        return table.schema() == null && outputs.contains(table.name());
    }

    boolean mayRead(TableRef table) {
        var full = table.in(schema);
        return everything || isOutput(table) || reads.contains(full) || mayWrite(table) || creates.contains(full);
    }

    boolean mayWrite(TableRef table) {
        var full = table.in(schema);
        return everything || isOutput(table) || writes.contains(full) || creates.contains(full);
    }

    boolean mayCreate(TableRef table) {
        return everything || isOutput(table) || creates.contains(table.in(schema));
    }

    private static Set<TableRef> names(Collection<String> tables) {
        return tables.stream().map(TableRef::of).collect(toUnmodifiableSet());
    }

    private static Set<TableRef> qualified(Set<TableRef> tables, @Nullable String schema) {
        return tables.stream().map(table -> table.in(schema)).collect(toUnmodifiableSet());
    }
}
