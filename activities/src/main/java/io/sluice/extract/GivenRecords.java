package io.sluice.extract;

import io.sluice.connector.rows.Records;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that are in memory already. */
final class GivenRecords implements Records {

    private final List<Map<String, @Nullable Object>> records;
    private final List<String> names;
    private int at = -1;

    GivenRecords(List<Map<String, @Nullable Object>> records, List<String> names) {
        this.records = records;
        this.names = names;
    }

    @Override
    public boolean advance() {
        return ++at < records.size();
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public @Nullable String field(int name) {
        return ApiRecords.text(Nested.at(records.get(at), names.get(name)));
    }

    @Override
    public long line() {
        return at + 1L;
    }

    @Override
    public String raw() {
        return String.valueOf(records.get(at));
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {}
}
