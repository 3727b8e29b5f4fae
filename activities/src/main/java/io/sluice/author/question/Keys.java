package io.sluice.author.question;

import io.sluice.author.planner.link.KeyNames;
import io.sluice.author.planner.link.Words;
import java.util.List;
import java.util.Optional;

/** Columns that only tell rows apart: they are shown and counted, and never summed, averaged or taken for the most of anything. */
final class Keys {

    private final Schema schema;

    Keys(Schema schema) {
        this.schema = schema;
    }

    /** The latest ride of a rider is no ride id; the lowest ride id is one. */
    boolean isUnsaid(Col col, Attr attr) {
        return (isId(col) || isOwnKey(col) || isLink(col)) && !isSaid(attr);
    }

    /** "More than 20 singers" says nothing of a singer's id. */
    boolean isUnsaidId(Col col, Attr attr) {
        return isId(col) && !isSaid(attr);
    }

    /** What a group is ranked by: the most visitors are many of them, not the one whose id is the greatest. */
    Optional<Pred.By> figure(Col col, Attr attr, boolean descending) {
        if (!isUnsaid(col, attr)) {
            return Optional.of(new Pred.ByAggregate(descending ? "MAX" : "MIN", col));
        }
        var last = Words.of(attr.phrase()).getLast();
        if (last.equals(Words.stem(last))) {
            return Optional.empty();
        }
        var tellsRows = col.table().rowKey().equals(List.of(col.name()));
        return Optional.of(tellsRows ? new Pred.ByCount(Noun.of(col.table())) : new Pred.ByDifferent(col));
    }

    /** A number that is called an id; what is paid or bid is none. */
    private boolean isId(Col col) {
        var words = schema.names().of(col);
        var last = words.isEmpty() ? "" : words.getLast();
        return col.isNumber() && KeyNames.isId(last, Keys::isWord);
    }

    private static boolean isWord(String word) {
        return WordList.isWord(word) || WordList.isVerb(word);
    }

    private boolean isOwnKey(Col col) {
        var words = schema.names().of(col);
        return !words.isEmpty()
                && Links.isKeyWord(words.getLast())
                && schema.key(col.table()).filter(col::equals).isPresent();
    }

    private boolean isLink(Col col) {
        return schema.links().stream()
                .anyMatch(link ->
                        link.many().equals(col.table()) && link.manyColumn().equals(col.name()));
    }

    private static boolean isSaid(Attr attr) {
        return KeyNames.isSaid(attr.phrase());
    }
}
