package io.sluice.inspect;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import java.util.Map;
import java.util.Set;

/** Whether values of one type can be written into a column of another without being rounded, cut or misread. */
final class TypeFit {

    private static final Map<Kind, Set<Kind>> WIDER = Map.of(
            Kind.INT64, Set.of(Kind.DECIMAL, Kind.FLOAT64, Kind.BOOLEAN),
            Kind.BOOLEAN, Set.of(Kind.INT64),
            Kind.DECIMAL, Set.of(Kind.FLOAT64),
            Kind.DATE, Set.of(Kind.TIMESTAMP, Kind.TIMESTAMPTZ),
            Kind.TIMESTAMP, Set.of(Kind.TIMESTAMPTZ));

    private TypeFit() {}

    static boolean fits(ColumnType value, ColumnType column) {
        if (column.kind() == Kind.TEXT) {
            return true;
        }
        if (value.kind() == Kind.DECIMAL && column.kind() == Kind.DECIMAL) {
            return decimal(value, column);
        }
        return value.kind() == column.kind()
                || WIDER.getOrDefault(value.kind(), Set.of()).contains(column.kind());
    }

    /** A scale that is too large would be rounded without a word; too many digits before the point are an error of the engine. */
    private static boolean decimal(ColumnType value, ColumnType column) {
        return column.precision() == 0 || (value.precision() > 0 && value.scale() <= column.scale());
    }
}
