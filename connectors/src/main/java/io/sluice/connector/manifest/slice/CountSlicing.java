package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream whose records carry a number that only grows; read in one piece, from the highest number seen before. */
final class CountSlicing implements Slicing {
    private final Surroundings around;
    private final Map<String, @Nullable Object> before;
    private final String field;
    private final Object floor;
    private final @Nullable RequestOption startOption;
    private final boolean dataFeed;
    private final boolean clientSide;
    private Object reached;
    private Object observed;

    CountSlicing(Component cursor, Surroundings around, Map<String, @Nullable Object> state) {
        this.around = around;
        before = state;
        field = SubstreamRouter.evaluated(cursor, "cursor_field", around);
        var start = number(cursor.interpolated("start_value", 0).value(around.scope()), cursor);
        var earlier = state.get(field);
        floor = Types.isNumber(earlier) && order(earlier, start) >= 0 ? earlier : start;
        reached = floor;
        observed = floor;
        var option = cursor.child("start_value_option");
        startOption = option == null ? null : RequestOption.of(option);
        dataFeed = cursor.flag("is_data_feed", false);
        clientSide = cursor.flag("is_client_side_incremental", false);
    }

    private static Object number(@Nullable Object value, Component cursor) {
        if (value instanceof String text && text.strip().matches("-?\\d+")) {
            return Long.parseLong(text.strip());
        }
        if (!Types.isNumber(value) || value == null) {
            throw cursor.invalid("start_value is no whole number: " + value);
        }
        return value;
    }

    private static int order(Object one, Object other) {
        return decimal(one).compareTo(decimal(other));
    }

    private static BigDecimal decimal(Object number) {
        return Types.isFloat(number)
                ? BigDecimal.valueOf(Numbers.toDouble(number))
                : new BigDecimal(Numbers.toBig(number));
    }

    @Override
    public Iterator<Slice> slices() {
        var window = new LinkedHashMap<String, @Nullable Object>();
        window.put("start", floor);
        window.put("end", Double.POSITIVE_INFINITY);
        return List.of(new Slice(Map.of(), window, Map.of())).iterator();
    }

    @Override
    public RequestOptions options(Slice slice) {
        return startOption == null
                ? RequestOptions.NONE
                : startOption.put(RequestOptions.NONE, slice.window().get("start"), around.scope());
    }

    @Override
    public boolean accepts(Map<String, @Nullable Object> record, Slice slice) {
        return !clientSide && !dataFeed || isNew(record);
    }

    @Override
    public boolean endsPaging(Map<String, @Nullable Object> lastRecord, Slice slice) {
        return dataFeed && !isNew(lastRecord);
    }

    private boolean isNew(Map<String, @Nullable Object> record) {
        var value = record.get(field);
        return value == null || !Types.isNumber(value) || order(value, floor) >= 0;
    }

    @Override
    public synchronized void observe(Map<String, @Nullable Object> record, Slice slice) {
        var value = record.get(field);
        if (value != null && Types.isNumber(value) && order(value, observed) > 0) {
            observed = value;
        }
    }

    @Override
    public synchronized @Nullable Object observed(Slice slice) {
        return observed;
    }

    @Override
    public synchronized void resume(Slice slice, @Nullable Object earlier) {
        if (earlier != null && Types.isNumber(earlier)) {
            observed = earlier;
        }
    }

    @Override
    public synchronized void close(Slice slice) {
        reached = observed;
    }

    @Override
    public synchronized Map<String, @Nullable Object> state() {
        var state = new LinkedHashMap<>(before);
        state.put(field, reached);
        return state;
    }
}
