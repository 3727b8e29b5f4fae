package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did something: "who directed this film" asks for its director, where there is a table or a column of that name. */
final class AgentRules {

    private static final List<String> ENDINGS = List.of("er", "or", "r", "ant", "ent", "ist", "ian");

    private AgentRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule("question1", "who {verbs} {noun}", 2, (schema, slots) -> who(schema, slots));
    }

    private static @Nullable Sketch who(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        String verb = WordList.baseOf(slots.the("verbs"));
        if (noun.preds().isEmpty()) {
            return null;
        }
        var above = schema.above(noun.table()).stream()
                .filter(table -> isAgent(verb, schema.names().of(table)))
                .toList();
        if (above.size() == 1) {
            return of(schema, above.getFirst(), noun);
        }
        var cols = noun.table().columns().stream()
                .map(column -> new Col(noun.table(), column))
                .filter(col -> !col.isNumber() && isAgent(verb, schema.names().bare(col)))
                .toList();
        return above.isEmpty() && cols.size() == 1 ? new Composer(schema).shown(cols.getFirst(), noun) : null;
    }

    private static @Nullable Sketch of(Schema schema, TableMetadata table, Noun noun) {
        return schema.label(table)
                .map(label -> new Composer(schema).shown(label, Noun.of(table).with(new Pred.Has(noun))))
                .orElse(null);
    }

    private static boolean isAgent(String verb, List<String> name) {
        var stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        return name.size() == 1
                && ENDINGS.stream()
                        .anyMatch(ending -> name.getFirst().equals(stem + ending)
                                || name.getFirst().equals(verb + ending)
                                || name.getFirst().equals(stem + stem.charAt(stem.length() - 1) + ending));
    }
}
