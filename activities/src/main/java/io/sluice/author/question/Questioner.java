package io.sluice.author.question;

import io.sluice.author.Database;
import io.sluice.author.Guess;
import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.retrieval.TableIndexes;
import io.sluice.connector.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads questions that go over several tables of one database; answers only what it can read in one way, word by word. */
public final class Questioner {

    private static final Grammar<Schema> GRAMMAR = grammar();
    private static final int MOST_WORDS = 60;
    private static final TableIndexes INDEXES = new TableIndexes();

    /** Below this a reading is shown, not run. */
    private static final double SURE = 0.75;

    private Questioner() {}

    /** A question as SQL for one database; the cost says how freely it was read. */
    public record Written(Database database, String sql, List<String> tables, int cost) {}

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
                                false,
                                "Several databases can answer this: " + String.join(", ", rivals) + ". Name one."));
    }

    private static Optional<Guess> guess(Task task, Database database) {
        var best = cheapest(task, database);
        return best.stream()
                .findFirst()
                .map(one -> new Guess(
                        database.name(),
                        one.sql(),
                        confidence(one) / best.size(),
                        best.size() == 1 && confidence(one) >= SURE,
                        doubt(best)));
    }

    private static String doubt(List<Written> best) {
        if (best.size() > 1) {
            return "The question can be read in " + best.size() + " ways.";
        }
        return confidence(best.getFirst()) >= SURE ? "" : "The words were taken too freely to be sure what is meant.";
    }

    private static double confidence(Written written) {
        return Math.max(0.5, 0.98 - 0.01 * written.cost());
    }

    private static Optional<Written> read(Task task, Database database) {
        var best = cheapest(task, database);
        return best.size() == 1 && confidence(best.getFirst()) >= SURE
                ? Optional.of(best.getFirst())
                : Optional.empty();
    }

    private static List<Written> cheapest(Task task, Database database) {
        var tokens = Fillers.without(Lexer.tokens(task.sentence()));
        if (tokens.isEmpty() || tokens.size() > MOST_WORDS) {
            return List.of();
        }
        var schema = Schema.of(task, database, INDEXES);
        var reading = new Reading<>(GRAMMAR, schema, tokens);
        List<Found<Sketch>> all = reading.whole("ask");
        var least = all.stream().mapToInt(Found::cost).min().orElse(0);
        return all.stream()
                .filter(found -> found.cost() == least)
                .map(found -> written(schema, found))
                .distinct()
                .toList();
    }

    private static Written written(Schema schema, Found<Sketch> found) {
        var writer = new QuestionSql(schema);
        var sql = writer.sql(found.value());
        return new Written(schema.database(), sql, writer.tables(), found.cost());
    }

    /** For diagnosis: every reading with its cost, and the furthest word. */
    static List<String> readings(Task task, Database database) {
        var schema = Schema.of(task, database);
        var tokens = Fillers.without(Lexer.tokens(task.sentence()));
        var reading = new Reading<>(GRAMMAR, schema, tokens);
        List<Found<Sketch>> all = reading.whole("ask");
        return java.util.stream.Stream.concat(
                        all.stream()
                                .map(found -> found.cost() + " "
                                        + new QuestionSql(schema)
                                                .sql(found.value())
                                                .replace('\n', ' ')),
                        all.isEmpty()
                                ? java.util.stream.Stream.of("stopped at "
                                        + tokens.get(reading.furthest()).text())
                                : java.util.stream.Stream.empty())
                .toList();
    }
}
