package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where a sentence stopped making sense, and what would make sense there. */
final class Confusion {

    private final Task task;
    private final List<Token> tokens;

    Confusion(Task task, List<Token> tokens) {
        this.task = task;
        this.tokens = tokens;
    }

    /** The subject of a question whose answer takes the place of the word that it is about. */
    static final String NAME = "name ";

    /** A word of no meaning here that is much like a name, sooner where the sentence stopped making sense than before: there it may be a new one. */
    private Optional<NotSure> unknownName(Scope scope, int position) {
        var tables = task.catalog().tables().stream()
                .map(table -> table.name().table())
                .toList();
        var names = Stream.concat(tables.stream(), scope.columns().stream().map(Column::name))
                .distinct()
                .toList();
        return Stream.concat(tokens.subList(position, tokens.size()).stream(), tokens.stream())
                .filter(this::mayBeAName)
                .map(Token::text)
                .filter(word ->
                        names.stream().noneMatch(name -> Linker.cost(word, name).isPresent()))
                .flatMap(word -> about(word, names).stream())
                .findFirst();
    }

    private boolean mayBeAName(Token token) {
        return token.kind() == Token.Kind.WORD
                && !Respelling.isKnown(token.word())
                && task.catalog().files().stream().noneMatch(file -> file.path().equals(token.text()));
    }

    private static Optional<NotSure> about(String word, List<String> names) {
        var nearest = Linker.nearest(word, names, 5).stream()
                .filter(name -> Linker.isLike(word, name))
                .toList();
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NotSure(NAME + word, "There is no “" + word + "”. Is one of these meant?", nearest, word));
    }

    NotSure at(Scope scope, int position) {
        var examples = Examples.from(task);
        var language = Languages.other(tokens);
        if (language.isPresent()) {
            return new NotSure(
                    "language",
                    "This seems to be " + language.get()
                            + ". Without a model I read English only: imports, exports, changes of rows and questions,"
                            + " like the sentences below. A model, once configured, reads other languages.",
                    examples);
        }
        var tables = new UnknownTable(task, scope.decisions(), tokens);
        var unknown = tables.find().or(() -> unknownName(scope, position));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (tokens.isEmpty() || position == 0) {
            var first = tokens.isEmpty() ? "" : tokens.getFirst().text();
            return new NotSure(
                    "sentence",
                    (first.isEmpty() ? "" : "I do not understand “" + first + "” at the beginning. ")
                            + "Without a model I read English sentences like these.",
                    examples,
                    first);
        }
        var missing =
                scope.table().isPresent() || !scope.files().isEmpty() ? Optional.<NotSure>empty() : tables.at(position);
        if (missing.isPresent()) {
            return missing.get();
        }
        var word = tokens.get(position).text();
        var names = scope.columns().stream().map(Column::name).toList();
        var nearest = Linker.nearest(word, names, 5).stream()
                .filter(name -> Linker.isLike(word, name))
                .toList();
        var read = tokens.subList(0, position).stream().map(Token::text).collect(Collectors.joining(" "));
        var text = "I understand “" + read + "”, but not “" + word + "” after it.";
        if (!nearest.isEmpty()) {
            return new NotSure(Doubts.subject(word), text + " Is one of these meant?", nearest, word);
        }
        var columns = names.isEmpty()
                ? ""
                : " The columns are " + names.stream().limit(30).collect(Collectors.joining(", ")) + ".";
        return new NotSure("sentence", text + columns, examples, word);
    }
}
