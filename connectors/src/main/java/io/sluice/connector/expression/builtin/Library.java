package io.sluice.connector.expression.builtin;

import io.sluice.connector.expression.syntax.Builtins;
import io.sluice.connector.expression.syntax.Builtins.Filter;
import java.time.Clock;
import java.util.HashMap;

/** All filters, tests and functions together. */
public final class Library {
    private Library() {}

    public static Builtins with(Clock clock) {
        var filters = new HashMap<String, Filter>();
        var tests = Tests.all();
        filters.putAll(TextFilters.all());
        filters.putAll(NumberFilters.all());
        filters.putAll(EncodingFilters.all());
        filters.putAll(SequenceFilters.all());
        // they apply filters and tests by a name that may be computed
        filters.putAll(new EachFilters(filters, tests).all());
        return new Builtins(filters, tests, Functions.all(clock));
    }
}
