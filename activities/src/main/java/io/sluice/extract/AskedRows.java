package io.sluice.extract;

import io.sluice.connector.database.Engine;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Step.Load;
import java.util.List;
import java.util.stream.Collectors;

/** The WHERE by which a database is asked for no more rows than will be used; its literals are plain, the inspector saw to that. */
final class AskedRows {

    private final Engine engine;
    private final Load load;

    AskedRows(Engine engine, Load load) {
        this.engine = engine;
        this.load = load;
    }

    String where(List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(this::sql).collect(Collectors.joining(" and ", " where ", ""));
    }

    private String sql(Condition condition) {
        return switch (condition) {
            case Condition.Compare(var column, var operator, var literal) ->
                guarded(column, name(column) + " " + operator.sign() + " " + literal(column, literal));
            case Condition.OneOf(var column, var literals) ->
                guarded(
                        column,
                        literals.stream()
                                .map(literal -> literal(column, literal))
                                .collect(Collectors.joining(", ", name(column) + " in (", ")")));
            case Condition.Empty c -> throw unknown(c);
            case Condition.Like c -> throw unknown(c);
            case Condition.Malformed c -> throw unknown(c);
            case Condition.Not c -> throw unknown(c);
            case Condition.All c -> throw unknown(c);
            case Condition.Any c -> throw unknown(c);
        };
    }

    private static IllegalStateException unknown(Condition condition) {
        return new IllegalStateException("no source is asked for " + condition);
    }

    /** A number that SQLite holds as bytes compares with none, and is read as one. */
    private String guarded(String column, String test) {
        return engine == Engine.SQLITE ? "(typeof(" + name(column) + ") = 'blob' or " + test + ")" : test;
    }

    private String name(String column) {
        return engine.quote(column);
    }

    private String literal(String column, String literal) {
        var kind = load.columns().stream()
                .filter(one -> one.from().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(column + " is not read"))
                .type()
                .kind();
        if (kind == Kind.INT64 || kind == Kind.DECIMAL) {
            return literal;
        }
        return "'" + literal.replace("'", "''") + "'";
    }
}
