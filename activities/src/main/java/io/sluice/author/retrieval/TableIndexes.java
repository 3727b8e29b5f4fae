package io.sluice.author.retrieval;

import io.sluice.catalog.TableMetadata;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes of the catalogs that were last asked about. One is made in the background when a catalog is first seen or has changed, from
 * what is known of the tables that stayed the same; until then there is none, and nobody waits for it.
 */
public final class TableIndexes {

    private static final int MOST = 16;

    private final Map<String, Kept> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(List<TableMetadata> of, Map<TableMetadata, TableWords> words, Optional<TableIndex> index) {}

    /** The index of a connection's tables as they are now, if it is ready. */
    public synchronized Optional<TableIndex> ready(String connection, List<TableMetadata> tables) {
        var known = kept.get(connection);
        if (known != null && known.of().equals(tables)) {
            return known.index();
        }
        var words = known == null ? Map.<TableMetadata, TableWords>of() : known.words();
        kept.put(connection, new Kept(List.copyOf(tables), words, Optional.empty()));
        Thread.ofVirtual().name("index-" + connection).start(() -> make(connection, List.copyOf(tables), words));
        return Optional.empty();
    }

    private void make(String connection, List<TableMetadata> tables, Map<TableMetadata, TableWords> before) {
        var words = new HashMap<TableMetadata, TableWords>();
        tables.forEach(table -> words.put(table, before.containsKey(table) ? before.get(table) : TableWords.of(table)));
        var index = TableIndex.ofWords(tables.stream().map(words::get).toList());
        synchronized (this) {
            var now = kept.get(connection);
            if (now != null && now.of().equals(tables)) {
                kept.put(connection, new Kept(tables, words, Optional.of(index)));
            }
        }
    }
}
