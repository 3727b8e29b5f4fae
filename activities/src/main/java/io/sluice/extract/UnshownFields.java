package io.sluice.extract;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step.Load;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an API's records that the first ones did not show, and what the contract of the load makes of them. */
final class UnshownFields {

    private static final int MOST_FIELDS = 40;

    private final Load load;
    private final @Nullable Contract contract;
    private final Set<String> shown;
    private final Set<String> objects = new HashSet<>();
    /** With a value of the type of each. */
    private final Map<String, Object> late = new LinkedHashMap<>();
    /** Objects that are kept whole. */
    private final Set<String> whole = new LinkedHashSet<>();

    /** Without a contract, only what is named is wanted. */
    UnshownFields(Load load) {
        this.load = load;
        this.contract = load.contract();
        this.shown = load.columns().stream().map(LoadColumn::from).collect(Collectors.toSet());
        for (var path : shown) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                objects.add(path.substring(0, dot));
            }
        }
    }

    /** Whether fields were met: from then on nothing is given, for all of it is read anew with them. */
    boolean met() {
        return !late.isEmpty() || !whole.isEmpty();
    }

    /** Looks at a page of records before any of them becomes a row. */
    void look(Collection<? extends Map<String, @Nullable Object>> records) {
        if (contract != Contract.EVOLVE && contract != Contract.FREEZE) {
            return;
        }
        for (var record : records) {
            if (!covered("", record)) {
                of(record).forEach(this::collect);
            }
        }
        if (met() && contract == Contract.FREEZE) {
            throw frozen();
        }
    }

    /** Of an object with ever other fields one column is made that holds it whole. */
    private void collect(String path, @Nullable Object value) {
        var dot = path.lastIndexOf('.');
        var parent = dot < 0 ? "" : path.substring(0, dot);
        if (whole.contains(parent)) {
            return;
        }
        late.merge(path, Objects.requireNonNull(value), UnshownFields::both);
        var fields = late.keySet().stream()
                .filter(other -> other.lastIndexOf('.') == dot && other.startsWith(parent))
                .count();
        if (fields > MOST_FIELDS && dot < 0) {
            throw new ConnectorException(
                    Fault.BAD_DATA,
                    "step " + load.number(),
                    "the records have more than " + MOST_FIELDS + " fields that the first ones did not have: "
                            + String.join(", ", late.keySet().stream().limit(5).toList()) + ", …",
                    "Name the fields that are wanted",
                    null);
        }
        if (fields > MOST_FIELDS) {
            whole.add(parent);
            late.keySet().removeIf(other -> other.startsWith(parent + "."));
        }
    }

    /** A value of a type that holds both. */
    private static Object both(Object one, Object other) {
        if (one instanceof Map<?, ?> object && other instanceof Map<?, ?> more) {
            var all = new LinkedHashMap<Object, @Nullable Object>(object);
            if (all.size() <= MOST_FIELDS) {
                more.forEach((name, value) -> {
                    if (value != null) {
                        all.merge(name, value, UnshownFields::both);
                    }
                });
            }
            return all;
        }
        if (one instanceof Number && other instanceof Number) {
            return one instanceof BigDecimal ? one : other;
        }
        return one.getClass().equals(other.getClass()) ? one : "";
    }

    /** All that were met, once the stream has come to its end. */
    LateFields late() {
        var known = new ArrayList<Column>();
        load.columns().forEach(column -> known.add(Column.of(column.from(), column.type())));
        whole.forEach(object -> known.add(Column.of(object, ColumnType.JSON)));
        var columns = new ApiColumns(known);
        columns.see(new LinkedHashMap<String, @Nullable Object>(late));
        return new LateFields(
                load.number(),
                columns.columns().stream()
                        .filter(column -> !shown.contains(column.from()))
                        .toList());
    }

    private ConnectorException frozen() {
        return new ConnectorException(
                Fault.CONTRACT_BROKEN,
                "step " + load.number(),
                late().getMessage() + "; the columns are to stay as they are",
                "Ask for it without the freeze, or leave the field out",
                null);
    }

    /** Why a record is kept out, if it is. */
    @Nullable
    String fault(Map<String, @Nullable Object> record) {
        return contract != Contract.DISCARD_ROW || covered("", record)
                ? null
                : "holds " + String.join(", ", of(record).keySet()) + ", which the first records did not have";
    }

    /** Asked of every record, and nearly always so. */
    private boolean covered(String before, Map<?, ?> object) {
        for (var field : object.entrySet()) {
            var path = before.isEmpty() ? (String) field.getKey() : before + field.getKey();
            if (field.getValue() == null || shown.contains(path) || path.isBlank()) {
                continue;
            }
            if (!objects.contains(path) || field.getValue() instanceof Map<?, ?> inner && !covered(path + ".", inner)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, @Nullable Object> of(Map<String, @Nullable Object> record) {
        var unshown = new LinkedHashMap<String, @Nullable Object>();
        collect("", record, unshown);
        return unshown;
    }

    private void collect(String before, Map<?, ?> object, Map<String, @Nullable Object> unshown) {
        object.forEach((name, value) -> {
            var path = before.isEmpty() ? (String) name : before + name;
            if (value == null || shown.contains(path) || path.isBlank()) {
                return;
            }
            if (!objects.contains(path)) {
                unshown.put(path, value);
            } else if (value instanceof Map<?, ?> inner) {
                collect(path + ".", inner, unshown);
            }
        });
    }
}
