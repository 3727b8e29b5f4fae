package io.sluice.author.question;

import java.util.stream.Stream;

/** How deep conditions lie within each other: customers with orders of parts from Oslo are two. */
final class Depth {

    private Depth() {}

    static int of(Noun noun) {
        return deepest(noun.preds().stream());
    }

    private static int deepest(Stream<Pred> preds) {
        return preds.mapToInt(Depth::of).max().orElse(0);
    }

    private static int of(Pred pred) {
        return switch (pred) {
            case Pred.Has(var other) -> 1 + of(other);
            case Pred.HasCount(var other, var operator, var number) -> 1 + of(other);
            case Pred.CompareToRow(var col, var operator, var other, var theirs) -> 1 + of(other);
            case Pred.Among(var col, var other, var theirs) -> 1 + of(other);
            case Pred.HasAggregate figure -> 1;
            case Pred.CompareTo figure -> 1;
            case Pred.Not(var inner) -> of(inner);
            case Pred.Any(var preds) -> deepest(preds.stream());
            case Pred.All(var preds) -> deepest(preds.stream());
            case Pred.Top(var by, var descending, var number) ->
                by instanceof Pred.ByCount(var other) ? 1 + of(other) : 0;
            case Pred.TopIn top -> 1;
            case Pred.Compare plain -> 0;
            case Pred.Within plain -> 0;
            case Pred.OneOf plain -> 0;
            case Pred.Like plain -> 0;
            case Pred.Missing plain -> 0;
        };
    }
}
