package io.sluice.author.question;

import io.sluice.author.Database;
import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.planner.grammar.Slip;
import io.sluice.author.retrieval.TableIndexes;
import io.sluice.connector.Connection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads questions that go over several tables of one database; answers only what it can read in one way, word by word. */
public final class Questioner {

    private static final Grammar<Schema> GRAMMAR = grammar();
    private static final int MOST_WORDS = 60;
    private static final TableIndexes INDEXES = new TableIndexes();

    private Questioner() {}

    /** A question as SQL for one database, over these tables, and what was taken to be meant where it leaves something open. */
    public record Written(Database database, String sql, List<String> tables, List<String> taken) {}

    private record Likeliest(Written written, Evidence evidence) {}

    private static Grammar<Schema> grammar() {
        var grammar = new Grammar<Schema>();
        QuestionWords.addTo(grammar);
        NameRules.addTo(grammar);
        NounRules.addTo(grammar);
        ModRules.addTo(grammar);
        WantRules.addTo(grammar);
        AskRules.addTo(grammar);
        return grammar;
    }

    /** One reading for each database that can answer; none where the words fit two ways equally well. */
    public static List<Written> read(Task task) {
        return task.databases().stream()
                .filter(database -> database.kind() != Connection.Kind.FILES)
                .map(database -> read(task, database))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The best reading over all databases; it is sure where there is one only, in one database. */
    public static Optional<Guess> best(Task task) {
        var guesses = task.databases().stream()
                .filter(database -> database.kind() != Connection.Kind.FILES)
                .map(database -> guess(task, database))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
        if (guesses.isEmpty()) {
            return Optional.empty();
        }
        var first = guesses.getFirst();
        var rivals = guesses.stream().filter(Guess::sure).map(Guess::connection).toList();
        return Optional.of(
                rivals.size() < 2
                        ? first
                        : new Guess(
                                first.connection(),
                                first.sql(),
                                first.confidence() / rivals.size(),
                                first.doubts(),
                                false,
                                "Several databases can answer this: " + String.join(", ", rivals) + ". Name one.",
                                first.taken()));
    }

    private static Optional<Guess> guess(Task task, Database database) {
        return likeliest(task, database)
                .map(one -> new Guess(
                        database.name(),
                        one.written().sql(),
                        one.evidence().confidence(),
                        one.evidence().doubts(),
                        one.evidence().isSure(),
                        one.evidence().doubt(),
                        one.written().taken()));
    }

    private static Optional<Written> read(Task task, Database database) {
        return likeliest(task, database).filter(one -> one.evidence().isSure()).map(Likeliest::written);
    }

    private static Optional<Likeliest> likeliest(Task task, Database database) {
        var tokens = Fillers.without(Lexer.tokens(task.sentence()));
        if (tokens.isEmpty() || tokens.size() > MOST_WORDS) {
            return Optional.empty();
        }
        var schema = Schema.of(task, database, INDEXES);
        List<Found<Sketch>> all = new Reading<>(GRAMMAR, schema, tokens).whole("ask");
        return all.isEmpty() || new Multiplied(schema).isWrong(all.getFirst().value())
                ? Optional.empty()
                : Optional.of(weighed(schema, all));
    }

    /** The cheapest reading, with what the others say of it; two that come to one statement are one. */
    private static Likeliest weighed(Schema schema, List<Found<Sketch>> all) {
        var least = all.getFirst().cost();
        var costs = new LinkedHashMap<String, Integer>();
        all.stream().filter(found -> found.cost() < least + Evidence.FAR).forEach(found -> statement(
                        schema, found.value())
                .ifPresent(statement -> costs.putIfAbsent(statement, found.cost())));
        var writer = new QuestionSql(schema);
        var best = all.getFirst().value();
        var sql = writer.sql(best);
        var margin = costs.entrySet().stream()
                .filter(other -> !other.getKey().equals(sql))
                .mapToInt(other -> other.getValue() - least)
                .min()
                .orElse(Evidence.FAR);
        var ways = (int) costs.values().stream().filter(cost -> cost == least).count();
        var open = Vagueness.of(best, schema);
        var taken = Stream.concat(
                all.getFirst().slips().stream().map(slip -> among(sql, slip).told()),
                open.stream().map(Vagueness::taken));
        return new Likeliest(
                new Written(
                        schema.database(),
                        sql,
                        writer.tables(),
                        taken.distinct().toList()),
                new Evidence(least, margin, ways, writer.guessedKeys(), Depth.of(best.noun()), open));
    }

    /** Which column words mean that several tables have shows where it is written down. */
    private static Slip among(String sql, Slip slip) {
        return new Slip(
                slip.said(),
                slip.thing(),
                slip.names().stream().filter(sql::contains).toList());
    }

    /** A rival that cannot be written down is none. */
    private static Optional<String> statement(Schema schema, Sketch sketch) {
        try {
            return Optional.of(new QuestionSql(schema).sql(sketch));
        } catch (IllegalStateException | NoSuchElementException noWay) {
            return Optional.empty();
        }
    }

    /** For diagnosis: every reading with its cost, and the furthest word. */
    static List<String> readings(Task task, Database database) {
        var schema = Schema.of(task, database);
        var tokens = Fillers.without(Lexer.tokens(task.sentence()));
        var reading = new Reading<>(GRAMMAR, schema, tokens);
        List<Found<Sketch>> all = reading.whole("ask");
        return Stream.concat(
                        all.stream()
                                .map(found -> found.cost() + " "
                                        + new QuestionSql(schema)
                                                .sql(found.value())
                                                .replace('\n', ' ')),
                        all.isEmpty()
                                ? Stream.of("stopped at "
                                        + tokens.get(reading.furthest()).text())
                                : Stream.empty())
                .toList();
    }
}
