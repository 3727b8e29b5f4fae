package io.sluice.author.planner;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the word of a sentence that names a table which is not there: the sentence would make sense if there were one. */
final class UnknownTable {

    /** Each is a reading of the whole sentence. */
    private static final int MOST_WORDS = 4;

    private static final int MOST_COLUMNS = 2_000;

    private static final Set<String> BEFORE_A_TABLE = Set.of("in", "from", "into", "update", "table");
    private static final Set<String> BEFORE_A_THING =
            Set.of("of", "many", "show", "list", "export", "delete", "remove", "for");
    private static final Set<String> ARTICLES = Set.of("the", "all", "a", "an", "our", "my", "existing");

    /** Words that no table is called by: to read a sentence for each of them would take most of the time of a refusal. */
    private static final Set<String> NO_NAMES = Set.of(
            "each",
            "every",
            "any",
            "both",
            "that",
            "those",
            "these",
            "this",
            "which",
            "who",
            "whose",
            "what",
            "how",
            "many",
            "much",
            "more",
            "most",
            "less",
            "least",
            "than",
            "at",
            "with",
            "without",
            "by",
            "and",
            "or",
            "not",
            "only",
            "distinct",
            "different",
            "unique",
            "top",
            "first",
            "last",
            "total",
            "average",
            "maximum",
            "minimum",
            "highest",
            "lowest",
            "number");

    private final Task task;
    private final Decisions decisions;
    private final List<Token> tokens;
    private final List<String> names;

    UnknownTable(Task task, Decisions decisions, List<Token> tokens) {
        this.task = task;
        this.decisions = decisions;
        this.tokens = tokens;
        this.names = task.catalog().tables().stream()
                .map(table -> table.name().table())
                .distinct()
                .toList();
    }

    /** A word of the language may be a name too: there are tables called "order" and "user". */
    Optional<NotSure> find() {
        var unknown = tokens.stream().filter(token -> !Respelling.isKnown(token.word()));
        var known = IntStream.range(0, tokens.size())
                .filter(this::isBehindPreposition)
                .mapToObj(tokens::get)
                .filter(token ->
                        Respelling.isKnown(token.word()) && !NO_NAMES.contains(token.word()) && !isRows(token));
        return Stream.concat(unknown, known)
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(Token::text)
                .filter(word -> !isTable(word))
                .distinct()
                .limit(MOST_WORDS)
                .filter(this::readAsTable)
                .findFirst()
                .map(this::missing);
    }

    /** The word at which a sentence stopped, where nothing but the name of a table can stand. */
    Optional<NotSure> at(int position) {
        var token = tokens.get(position);
        return token.kind() == Token.Kind.WORD && isBehindRows(position) && !isTable(token.text())
                ? Optional.of(missing(token.text()))
                : Optional.empty();
    }

    private NotSure missing(String word) {
        var places = task.databases().stream().map(Database::name).collect(Collectors.joining(" or "));
        return Missing.table(word, places, names);
    }

    private boolean isTable(String word) {
        return names.stream().anyMatch(name -> Linker.cost(word, name).stream().anyMatch(cost -> cost < Linker.SLIP));
    }

    private boolean isBehindPreposition(int position) {
        var before = before(position);
        return before >= 0
                && (BEFORE_A_TABLE.contains(tokens.get(before).word())
                        || BEFORE_A_THING.contains(tokens.get(before).word()));
    }

    private boolean isBehindRows(int position) {
        var before = before(position);
        return before >= 0
                && (BEFORE_A_TABLE.contains(tokens.get(before).word())
                        || before > 0 && tokens.get(before).is("of") && isRows(tokens.get(before - 1)));
    }

    private boolean isRows(Token token) {
        return !new Reading<>(
                        PlannerGrammar.GRAMMAR, Scope.ofFile(task, List.of(), Map.of(), decisions), List.of(token))
                .whole("rows")
                .isEmpty();
    }

    /** The word before, but for articles. */
    private int before(int position) {
        var before = position - 1;
        while (before >= 0 && ARTICLES.contains(tokens.get(before).word())) {
            before--;
        }
        return before;
    }

    /** What is not known of its columns either may be a number or a text. */
    private boolean readAsTable(String word) {
        var unknown = unknown(word);
        return unknown.isEmpty()
                ? readAsTable(word, Stream.of())
                : Stream.of(ColumnType.DECIMAL, ColumnType.TEXT)
                        .anyMatch(type -> readAsTable(word, unknown.stream().map(name -> column(name, type))));
    }

    private boolean readAsTable(String word, Stream<ColumnMetadata> unknown) {
        var scope = Scope.ofTable(task, imagined(word, unknown), decisions);
        return !new Reading<>(PlannerGrammar.GRAMMAR, scope, tokens)
                .<Intent>whole("tabular")
                .isEmpty();
    }

    /** With every column there is, so that conditions can be read too, and those that are not there. */
    private TableMetadata imagined(String word, Stream<ColumnMetadata> unknown) {
        var known = Stream.concat(
                task.catalog().tables().stream().flatMap(table -> table.columns().stream()),
                task.catalog().files().stream()
                        .flatMap(file -> file.columns().stream())
                        .map(column -> column(column.name(), column.type())));
        var columns = Stream.concat(known, unknown)
                .collect(Collectors.toMap(
                        ColumnMetadata::name, column -> column, (first, second) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .limit(MOST_COLUMNS)
                .toList();
        return new TableMetadata(
                new TableName(task.target(), task.database(task.target()).schema(), word),
                TableMetadata.Kind.TABLE,
                columns,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                -1,
                null);
    }

    /** The words that may be columns of a table that is not there; none where one is named that is. */
    private List<String> unknown(String table) {
        return tokens.stream().map(Token::text).anyMatch(this::isTable)
                ? List.of()
                : tokens.stream()
                        .filter(token -> token.kind() == Token.Kind.WORD && !Respelling.isKnown(token.word()))
                        .map(Token::text)
                        .filter(word -> !word.equals(table))
                        .toList();
    }

    private static ColumnMetadata column(String name, ColumnType type) {
        return new ColumnMetadata(name, type.toString(), type, true, null, false, false, null, null);
    }
}
