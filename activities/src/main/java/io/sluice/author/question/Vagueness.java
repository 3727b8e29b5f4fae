package io.sluice.author.question;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a question leaves open although every word of it was placed: what was taken to be meant, and how much less sure that makes it. */
enum Vagueness {
    EACH_ONCE(0.1, "a row is taken once, however many of the rows that it was chosen by belong to it"),
    HOW_MANY_SUCH(0.1, "rows that have so many others are counted, and not the others of each"),
    TIES(0.04, "rows that tie come in any order");

    private final double cost;
    private final String taken;

    Vagueness(double cost, String taken) {
        this.cost = cost;
        this.taken = taken;
    }

    double cost() {
        return cost;
    }

    String taken() {
        return taken;
    }

    static List<Vagueness> of(Sketch sketch, Schema schema) {
        var found = new ArrayList<Vagueness>();
        if (sketch.groups().isEmpty() && !sketch.distinct() && isChosenByMany(sketch.noun(), new FactTable(schema))) {
            found.add(EACH_ONCE);
        }
        if (sketch.items().contains(new Sketch.Count())
                && sketch.groups().isEmpty()
                && sketch.noun().preds().stream().anyMatch(Pred.HasCount.class::isInstance)) {
            found.add(HOW_MANY_SUCH);
        }
        if (sketch.noun().top().isPresent() || isOrderedByFigure(sketch)) {
            found.add(TIES);
        }
        return List.copyOf(found);
    }

    /** Whether several rows may be the reason why one was chosen: singers of several concerts. */
    private static boolean isChosenByMany(Noun noun, FactTable facts) {
        return noun.preds().stream()
                .flatMap(Vagueness::parts)
                .anyMatch(pred -> pred instanceof Pred.Has(var other)
                        && (!facts.reaches(noun.table(), other.table()) || isChosenByMany(other, facts)));
    }

    private static Stream<Pred> parts(Pred pred) {
        return switch (pred) {
            case Pred.All(var preds) -> preds.stream().flatMap(Vagueness::parts);
            case Pred.Any(var preds) -> preds.stream().flatMap(Vagueness::parts);
            default -> Stream.of(pred);
        };
    }

    private static boolean isOrderedByFigure(Sketch sketch) {
        return sketch.orders().stream().anyMatch(order -> !(order.by() instanceof Sketch.Show));
    }
}
