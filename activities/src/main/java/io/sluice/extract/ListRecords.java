package io.sluice.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.RowStream;
import io.sluice.connector.rows.LoadRows;
import io.sluice.connector.rows.Records;
import io.sluice.pipeline.Source.Lists;
import io.sluice.pipeline.Step.Load;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The elements of the lists that rows hold in one of their columns, with the key of their row and their place; what is no such list is at fault. */
public final class ListRecords implements Records {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int MAX_RAW = 2_000;

    private final RowStream rows;
    private final Lists lists;
    private final List<String> names;
    private final UnshownFields unshown;
    private final int list;
    private final int[] keys;
    private final Deque<Element> waiting = new ArrayDeque<>();
    private Element current = new Element(Map.of(), null, "");
    private long line;

    private record Element(
            Map<String, @Nullable Object> fields, @Nullable String fault, String raw) {}

    private ListRecords(RowStream rows, List<String> columns, Lists lists, List<String> names, UnshownFields unshown) {
        this.rows = rows;
        this.lists = lists;
        this.names = names;
        this.unshown = unshown;
        this.list = columns.indexOf(lists.column());
        this.keys = lists.key().stream().mapToInt(columns::indexOf).toArray();
    }

    /** What an extract of lists makes of rows; {@code columns} names those of the rows. */
    public static RowStream rows(Load load, RowStream rows, List<String> columns) {
        return LoadRows.of(
                load,
                "step " + load.number(),
                names -> new ListRecords(rows, columns, (Lists) load.source(), names, new UnshownFields(load)));
    }

    /** The columns of the rows that the lists are read from. */
    public static List<String> columns(Lists lists) {
        return Stream.concat(lists.key().stream(), Stream.of(lists.column()))
                .distinct()
                .toList();
    }

    @Override
    public boolean advance() {
        while (waiting.isEmpty() && rows.advance()) {
            take(rows.row());
        }
        if (waiting.isEmpty()) {
            if (unshown.met()) {
                throw unshown.late();
            }
            return false;
        }
        current = waiting.poll();
        line++;
        return true;
    }

    private void take(@Nullable String[] row) {
        var text = row[list];
        if (text == null) {
            return;
        }
        elements(text)
                .ifPresentOrElse(
                        elements -> take(row, elements),
                        () -> waiting.add(new Element(Map.of(), lists.column() + " is no list of objects here", text)));
        unshown.look(waiting.stream().map(Element::fields).toList());
        if (unshown.met()) {
            waiting.clear();
        }
    }

    private void take(@Nullable String[] row, List<Map<String, @Nullable Object>> elements) {
        for (int i = 0; i < elements.size(); i++) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            String fault = null;
            for (int k = 0; k < keys.length; k++) {
                fields.put(lists.named(lists.key().get(k)), row[keys[k]]);
                fault = row[keys[k]] == null
                        ? "its record has no " + lists.key().get(k)
                        : fault;
            }
            fields.put(Lists.INDEX, (long) i);
            fields.putAll(elements.get(i));
            waiting.add(new Element(fields, fault, ""));
        }
    }

    /** Empty where it is something else than a list of objects. */
    static Optional<List<Map<String, @Nullable Object>>> elements(String text) {
        try {
            var node = JSON.readTree(text);
            if (node.isNull()) {
                return Optional.of(List.of());
            }
            if (!node.isArray()
                    || !StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isObject)) {
                return Optional.empty();
            }
            return Optional.of(StreamSupport.stream(node.spliterator(), false)
                    .map(ListRecords::fields)
                    .toList());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(JsonNode object) {
        return JSON.convertValue(object, LinkedHashMap.class);
    }

    @Override
    public @Nullable String fault() {
        return current.fault == null ? unshown.fault(current.fields) : current.fault;
    }

    @Override
    public @Nullable String field(int name) {
        return ApiRecords.text(Nested.at(current.fields, names.get(name)));
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String raw() {
        var text = current.fields.isEmpty() ? current.raw : String.valueOf(ApiRecords.text(current.fields));
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {
        rows.close();
    }
}
