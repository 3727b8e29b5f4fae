package io.sluice.author.retrieval;

import io.sluice.author.Values;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The indexes of the catalogs that were last asked about. One is made in the background when a catalog is first seen or has changed, from
 * what is known of the tables that stayed the same; until then there is none, and nobody waits for it.
 */
public final class TableIndexes {

    /** Tables that may all be looked at; of more, those that a sentence is about. */
    public static final int FEW = 60;

    private static final int MOST = 16;

    private final Map<String, Kept> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private final Function<TableMetadata, TableWords> reading;

    public TableIndexes() {
        this(TableWords::of);
    }

    /** {@code reading} makes of a table what is looked up: the work that is done once for each. */
    TableIndexes(Function<TableMetadata, TableWords> reading) {
        this.reading = reading;
    }

    private record Kept(List<TableMetadata> of, Map<TableMetadata, TableWords> words, Optional<TableIndex> index) {}

    /** The tables that a sentence is about, found by the index of these tables once it is there, until then by a word of their names. */
    public List<TableMetadata> about(
            String connection, List<TableMetadata> tables, String sentence, Values.Held values, int most) {
        return ready(connection, tables)
                .map(index -> index.nearest(sentence, values, most))
                .orElseGet(() -> named(tables, sentence));
    }

    private static List<TableMetadata> named(List<TableMetadata> tables, String sentence) {
        var said = Set.copyOf(Words.stems(sentence));
        return tables.stream()
                .filter(table -> Words.stems(table.name().table()).stream().anyMatch(said::contains))
                .limit(FEW)
                .toList();
    }

    /** The same for who has the time to wait for the index, a fraction of a second the first time: the answer is the same every time. */
    public List<TableMetadata> surelyAbout(String connection, List<TableMetadata> tables, String sentence, int most) {
        var index = ready(connection, tables).orElseGet(() -> make(connection, List.copyOf(tables), Map.of()));
        return index.nearest(sentence, text -> List.of(), most);
    }

    /** The index of a connection's tables as they are now, if it is ready. */
    synchronized Optional<TableIndex> ready(String connection, List<TableMetadata> tables) {
        var known = kept.get(connection);
        if (known != null && known.of().equals(tables)) {
            return known.index();
        }
        var words = known == null ? Map.<TableMetadata, TableWords>of() : known.words();
        kept.put(connection, new Kept(List.copyOf(tables), words, Optional.empty()));
        Thread.ofVirtual().name("index-" + connection).start(() -> make(connection, List.copyOf(tables), words));
        return Optional.empty();
    }

    private TableIndex make(String connection, List<TableMetadata> tables, Map<TableMetadata, TableWords> before) {
        var words = new HashMap<TableMetadata, TableWords>();
        tables.forEach(table -> words.put(table, before.containsKey(table) ? before.get(table) : reading.apply(table)));
        var index = TableIndex.ofWords(tables.stream().map(words::get).toList());
        synchronized (this) {
            var now = kept.get(connection);
            if (now != null && now.of().equals(tables)) {
                kept.put(connection, new Kept(tables, words, Optional.of(index)));
            }
        }
        return index;
    }
}
