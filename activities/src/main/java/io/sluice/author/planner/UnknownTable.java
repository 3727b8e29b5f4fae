package io.sluice.author.planner;

import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word of a sentence that names a table which is not there: the sentence would make sense if there were one. */
final class UnknownTable {

    /** Each is a reading of the whole sentence. */
    private static final int MOST_WORDS = 4;

    private static final int MOST_COLUMNS = 2_000;

    private final Task task;
    private final Decisions decisions;
    private final List<Token> tokens;

    UnknownTable(Task task, Decisions decisions, List<Token> tokens) {
        this.task = task;
        this.decisions = decisions;
        this.tokens = tokens;
    }

    Optional<NotSure> find() {
        var names = task.catalog().tables().stream()
                .map(table -> table.name().table())
                .distinct()
                .toList();
        var places = task.databases().stream().map(Database::name).collect(Collectors.joining(" or "));
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD && !Respelling.isKnown(token.word()))
                .map(Token::text)
                .filter(word -> names.stream()
                        .noneMatch(name -> Linker.cost(word, name).stream().anyMatch(cost -> cost < Linker.SLIP)))
                .distinct()
                .limit(MOST_WORDS)
                .filter(this::readAsTable)
                .findFirst()
                .map(word -> Missing.table(word, places, names));
    }

    private boolean readAsTable(String word) {
        var scope = Scope.ofTable(task, imagined(word), decisions);
        return !new Reading<>(PlannerGrammar.GRAMMAR, scope, tokens)
                .<Intent>whole("tabular")
                .isEmpty();
    }

    /** With every column there is, so that conditions can be read too. */
    private TableMetadata imagined(String word) {
        var columns = task.catalog().tables().stream()
                .flatMap(table -> table.columns().stream())
                .collect(Collectors.toMap(ColumnMetadata::name, column -> column, (first, second) -> first))
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
}
