package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Says where a sentence stopped making sense, and what would make sense there. */
final class Confusion {

    private final Task task;
    private final List<Token> tokens;

    Confusion(Task task, List<Token> tokens) {
        this.task = task;
        this.tokens = tokens;
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
        if (tokens.isEmpty() || position == 0) {
            return new NotSure(
                    "sentence",
                    "Without a model I read English sentences like these.",
                    examples,
                    tokens.isEmpty() ? "" : tokens.getFirst().text());
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
