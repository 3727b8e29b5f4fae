package io.sluice.author.question;

import io.sluice.author.Database;
import io.sluice.author.Values;
import io.sluice.author.sql.Dialect;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Session;
import io.sluice.pipeline.ColumnType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Samples the short texts of a database's columns when it is first asked about, for at most a second, and keeps them in memory for a
 * minute. Columns that sound like secrets are left out. Where there was no time, a question must name the column.
 */
public final class SampledValues implements Values {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int ROWS = 20_000;
    private static final int TEXTS = 1_000;
    private static final int LONGEST = 80;
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(pass(word|wd)?|secret|token|api_?key|hash|salt|ssn|iban|card_?number).*");

    private final Function<String, Optional<Connection>> connections;
    private final Databases databases;
    private final Clock clock;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    public SampledValues(Function<String, Optional<Connection>> connections, Databases databases, Clock clock) {
        this.connections = connections;
        this.databases = databases;
        this.clock = clock;
    }

    private record Sample(List<String> tables, Instant until, Map<String, List<Value>> texts) {}

    @Override
    public Held of(Database database, List<TableMetadata> tables) {
        var names = tables.stream().map(table -> table.name().toString()).toList();
        var sample = samples.compute(
                database.name(),
                (name, known) -> known != null
                                && known.tables().equals(names)
                                && clock.instant().isBefore(known.until())
                        ? known
                        : new Sample(names, clock.instant().plus(KEPT), sampled(database, tables)));
        return text -> sample.texts().getOrDefault(text, List.of());
    }

    private Map<String, List<Value>> sampled(Database database, List<TableMetadata> tables) {
        var texts = new HashMap<String, List<Value>>();
        var connection = connections.apply(database.name());
        if (connection.isEmpty()) {
            return texts;
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var session = databases.open(connection.get())) {
            Session.limitStatements(session, databases.engine(connection.get()), PATIENCE);
            for (var table : tables) {
                for (var column : table.columns()) {
                    if (System.nanoTime() < deadline
                            && column.type().equals(ColumnType.TEXT)
                            && !SECRET.matcher(column.name()).matches()) {
                        read(session, Dialect.of(database.kind()), table, column, texts);
                    }
                }
            }
        } catch (SQLException | ConnectorException unread) {
            // what was read so far still helps; a question can always name its column
            System.getLogger(SampledValues.class.getName())
                    .log(System.Logger.Level.DEBUG, "no more values of {0}: {1}", database.name(), unread.getMessage());
        }
        return texts;
    }

    private static void read(
            java.sql.Connection session,
            Dialect dialect,
            TableMetadata table,
            ColumnMetadata column,
            Map<String, List<Value>> texts)
            throws SQLException {
        var name = dialect.name(column.name());
        var from = dialect.name(table.name().schema()) + "."
                + dialect.name(table.name().table());
        var sql = "SELECT DISTINCT " + name + " FROM (SELECT " + name + " FROM " + from + " LIMIT " + ROWS
                + ") AS sampled LIMIT " + TEXTS;
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var text = rows.getString(1);
                if (text != null && !text.isBlank() && text.length() <= LONGEST) {
                    var value = new Value(table.name(), column.name(), text);
                    var lower = text.strip().toLowerCase(Locale.ROOT);
                    texts.computeIfAbsent(lower, key -> new ArrayList<>()).add(value);
                    var plain = Values.plain(text);
                    if (!plain.equals(lower) && !plain.isEmpty()) {
                        texts.computeIfAbsent(plain, key -> new ArrayList<>()).add(value);
                    }
                }
            }
        }
    }
}
