package io.sluice.author.question;

import io.sluice.author.Bounds;
import io.sluice.author.Values;
import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the columns that what is said of a noun means: in its own table first, then where its rows belong. */
final class Resolver {

    private final Schema schema;
    private final Keys keys;

    Resolver(Schema schema) {
        this.schema = schema;
        this.keys = new Keys(schema);
    }

    Optional<Noun> noun(TableMetadata table, List<Mod> mods) {
        var noun = Noun.of(table);
        for (var mod : mods) {
            var pred = pred(table, mod);
            if (pred.isEmpty() || (pred.get() instanceof Pred.Top && noun.top().isPresent())) {
                return Optional.empty();
            }
            noun = noun.with(pred.get());
        }
        return excludes(noun.plain()) ? Optional.empty() : Optional.of(noun);
    }

    /** What no row can be at once is not meant, however often its column is named. */
    private static boolean excludes(List<Pred> preds) {
        var compared = preds.stream()
                .filter(Pred.Compare.class::isInstance)
                .map(Pred.Compare.class::cast)
                .toList();
        return compared.stream().anyMatch(one -> compared.stream()
                .anyMatch(other -> one.col().equals(other.col())
                        && Bounds.exclude(one.operator(), one.literal(), other.operator(), other.literal())));
    }

    Optional<Pred> pred(TableMetadata table, Mod mod) {
        return switch (mod) {
            case Mod.Compare(var attr, var operator, var literal) ->
                at(
                        table,
                        attr,
                        col -> fits(col, literal) && !keys.isUnsaidId(col, attr)
                                ? Optional.of(new Pred.Compare(col, operator, literal))
                                : Optional.empty());
            case Mod.Between(var attr, var low, var high) ->
                at(
                        table,
                        attr,
                        col -> fits(col, low) && fits(col, high) && !isText(col) && !keys.isUnsaidId(col, attr)
                                ? Optional.of(new Pred.All(
                                        List.of(new Pred.Compare(col, ">=", low), new Pred.Compare(col, "<=", high))))
                                : Optional.empty());
            case Mod.Contains(var attr, var pattern) ->
                at(table, attr, col -> isText(col) ? Optional.of(new Pred.Like(col, pattern)) : Optional.empty());
            case Mod.Missing(var attr) -> at(table, attr, col -> Optional.of(new Pred.Missing(col)));
            case Mod.CompareTo(var attr, var operator, var function) ->
                attr.of(table)
                        .filter(Col::isNumber)
                        .filter(col -> !keys.isUnsaid(col, attr))
                        .map(col -> new Pred.CompareTo(col, operator, function));
            case Mod.CompareToRow(var attr, var operator, var other) -> toRow(table, attr, operator, other);
            case Mod.HasAggregate(var function, var attr, var operator, var number) ->
                attr.anywhere()
                        .filter(col -> isFigureOf(table, col, attr))
                        .map(col -> new Pred.HasAggregate(function, col, operator, number));
            case Mod.Measure(var scale, var operator, var number) ->
                Scales.column(table, scale).filter(Col::isNumber).map(col -> new Pred.Compare(col, operator, number));
            case Mod.MeasureTo(var scale, var operator, var function) ->
                Scales.column(table, scale)
                        .filter(Col::isNumber)
                        .map(col -> new Pred.CompareTo(col, operator, function));
            case Mod.Years(var years, var operator, var verb) -> years(table, years, operator, verb);
            case Mod.When(var stretch, var verb) -> when(table, stretch, verb);
            case Mod.Is(var value) -> is(table, value);
            case Mod.IsIn(var attr, var value) ->
                at(
                                table,
                                attr,
                                col -> holds(col, value)
                                        ? Optional.of(new Pred.Compare(col, "=", value.text()))
                                        : Optional.empty())
                        .or(() -> below(table, attr, value));
            case Mod.Related(var other) ->
                related(table, other.table()) && !takesOurTime(table, other)
                        ? Optional.of(new Pred.Has(other))
                        : Optional.empty();
            case Mod.RelatedTo(var other, var mods) ->
                related(table, other) ? noun(other, mods).map(Pred.Has::new) : Optional.empty();
            case Mod.Counted(var other, var operator, var number) ->
                related(table, other.table())
                        ? Optional.of(new Pred.HasCount(other, operator, number))
                        : Optional.empty();
            case Mod.TopMeasure(var scale, var number) ->
                Scales.measured(table, scale).map(by -> new Pred.Top(new Pred.ByColumn(by.col()), by.up(), number));
            case Mod.TopAttr(var attr, var descending, var number) ->
                attr.of(table)
                        .filter(col -> col.isNumber() || col.isDate())
                        .filter(col -> !keys.isUnsaid(col, attr))
                        .<Pred>map(col -> new Pred.Top(new Pred.ByColumn(col), descending, number))
                        .or(() -> topRelated(table, attr, descending, number));
            case Mod.TopCount(var other, var descending, var number) ->
                related(table, other.table())
                        ? Optional.of(new Pred.Top(new Pred.ByCount(other), descending, number))
                        : Optional.empty();
            case Mod.TopAggregate(var function, var attr, var descending) ->
                attr.anywhere()
                        .filter(col -> isFigureOf(table, col, attr))
                        .map(col -> new Pred.Top(new Pred.ByAggregate(function, col), descending, 1));
            case Mod.Not(Mod.Compare(var attr, var operator, var literal)) ->
                pred(table, new Mod.Compare(attr, otherwise(operator), literal));
            case Mod.Not(var inner) ->
                pred(table, inner).filter(pred -> !(pred instanceof Pred.Top)).map(Pred.Not::new);
            case Mod.Any(var mods) -> all(table, mods).map(Pred.Any::new);
            case Mod.All(var mods) ->
                all(table, mods).filter(preds -> !contradict(table, preds)).map(Pred.All::new);
        };
    }

    /** What holds of a value where the comparison does not; where there is none, neither holds. */
    private static String otherwise(String operator) {
        return switch (operator) {
            case ">" -> "<=";
            case ">=" -> "<";
            case "<" -> ">=";
            case "<=" -> ">";
            case "=" -> "<>";
            default -> "=";
        };
    }

    /** The employee with the highest bonus, where bonuses have a table of their own that belongs to employees. */
    private Optional<Pred> topRelated(TableMetadata table, Attr attr, boolean descending, long number) {
        return attr.of(table).isPresent() || Links.isGeneric(attr.phrase())
                ? Optional.empty()
                : attr.anywhere()
                        .filter(col -> col.isNumber() || keys.isUnsaid(col, attr))
                        .filter(col -> schema.links().stream()
                                .anyMatch(link -> link.many().equals(col.table())
                                        && link.one().equals(table)))
                        .flatMap(col -> keys.figure(col, attr, descending))
                        .map(by -> new Pred.Top(by, descending, number));
    }

    private boolean isFigureOf(TableMetadata table, Col col, Attr attr) {
        return !col.table().equals(table) && related(table, col.table()) && col.isNumber() && !keys.isUnsaid(col, attr);
    }

    /** One row is the first of its kind, or known by its name; of several it is not said which one is meant. */
    private Optional<Pred> toRow(TableMetadata table, Attr attr, String operator, Noun other) {
        var isOne = other.top().filter(top -> top.number() == 1).isPresent()
                || other.plain().stream().anyMatch(pred -> names(other.table(), pred));
        return isOne
                ? attr.of(table)
                        .filter(col -> col.isNumber() || col.isDate())
                        .filter(col -> !keys.isUnsaid(col, attr))
                        .flatMap(col -> attr.of(other.table())
                                .map(theirs -> new Pred.CompareToRow(col, operator, other, theirs)))
                : Optional.empty();
    }

    private boolean names(TableMetadata table, Pred pred) {
        return pred instanceof Pred.Compare(var col, var operator, var literal)
                && operator.equals("=")
                && (schema.label(table).filter(col::equals).isPresent()
                        || schema.key(table).filter(col::equals).isPresent());
    }

    private Optional<List<Pred>> all(TableMetadata table, List<Mod> mods) {
        var preds = new ArrayList<Pred>();
        for (var mod : mods) {
            var pred = pred(table, mod).filter(found -> !(found instanceof Pred.Top));
            if (pred.isEmpty()) {
                return Optional.empty();
            }
            preds.add(pred.get());
        }
        return Optional.of(preds);
    }

    /** One row cannot hold two values in one column, nor belong to two rows by one key: "both" is then said of something else. */
    private boolean contradict(TableMetadata table, List<Pred> preds) {
        var equal = preds.stream()
                .map(pred -> pred instanceof Pred.Has(var other)
                                && schema.above(table).contains(other.table())
                                && other.preds().size() == 1
                        ? other.preds().getFirst()
                        : pred)
                .filter(pred ->
                        pred instanceof Pred.Compare(var col, var operator, var literal) && operator.equals("="))
                .map(Pred.Compare.class::cast)
                .filter(pred -> pred.col().table().equals(table)
                        || schema.above(table).contains(pred.col().table()))
                .toList();
        return equal.stream().map(Pred.Compare::col).distinct().count()
                < equal.stream().distinct().count();
    }

    boolean related(TableMetadata table, TableMetadata other) {
        return !table.equals(other) && schema.path(table, other).isPresent();
    }

    /** A column of the table itself, else the only one of the tables its rows belong to. */
    private Optional<Pred> at(TableMetadata table, Attr attr, Function<Col, Optional<? extends Pred>> make) {
        var own = attr.of(table);
        if (own.isPresent()) {
            return own.flatMap(make).map(pred -> pred);
        }
        var above = schema.above(table).stream()
                .map(attr::of)
                .flatMap(Optional::stream)
                .toList();
        return above.size() == 1
                ? make.apply(above.getFirst())
                        .map(pred -> new Pred.Has(new Noun(above.getFirst().table(), List.of(pred))))
                : Optional.empty();
    }

    /** A value of a row that belongs to this one: the students who have a grade. */
    private Optional<Pred> below(TableMetadata table, Attr attr, Values.Value value) {
        return attr.of(table).isEmpty()
                        && attr.anywhere().filter(col -> holds(col, value)).isPresent()
                ? is(table, value)
                : Optional.empty();
    }

    private Optional<Pred> is(TableMetadata table, Values.Value value) {
        var owner = schema.table(value.table());
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        var column = owner.get().column(value.column()).orElseThrow();
        var equal = new Pred.Compare(new Col(owner.get(), column), "=", value.text());
        if (owner.get().equals(table)) {
            return Optional.of(equal);
        }
        return related(table, owner.get())
                ? Optional.of(new Pred.Has(new Noun(owner.get(), List.of(equal))))
                : Optional.empty();
    }

    private Optional<Pred> years(TableMetadata table, List<String> years, String operator, String verb) {
        var all = table.columns().stream()
                .map(column -> new Col(table, column))
                .filter(col -> (col.isNumber() && Words.stems(col.name()).contains("year")) || col.isDate())
                .toList();
        var named = all.stream().filter(col -> isNamedBy(col, verb)).toList();
        var columns = named.isEmpty() ? all : named;
        if (columns.size() != 1) {
            return Optional.empty();
        }
        var col = columns.getFirst();
        var preds = years.stream()
                .map(year -> col.isNumber() ? new Pred.Compare(col, operator, year) : dated(col, year, operator))
                .toList();
        return Optional.of(preds.size() == 1 ? preds.getFirst() : new Pred.Any(preds));
    }

    private static Pred dated(Col col, String year, String operator) {
        var next = Integer.toString(Integer.parseInt(year) + 1);
        return switch (operator) {
            case ">" -> new Pred.Compare(col, ">=", next + "-01-01");
            case ">=" -> new Pred.Compare(col, ">=", year + "-01-01");
            case "<" -> new Pred.Compare(col, "<", year + "-01-01");
            case "<=" -> new Pred.Compare(col, "<", next + "-01-01");
            default ->
                new Pred.All(List.of(
                        new Pred.Compare(col, ">=", year + "-01-01"), new Pred.Compare(col, "<", next + "-01-01")));
        };
    }

    /** The one date of a row that the verb names, else the only one it has. */
    private Optional<Pred> when(TableMetadata table, Calendar.Stretch stretch, String verb) {
        var dates = table.columns().stream()
                .map(column -> new Col(table, column))
                .filter(Col::isDate)
                .toList();
        var named = dates.stream().filter(col -> isNamedBy(col, verb)).toList();
        var fitting = named.isEmpty() ? dates : named;
        return fitting.size() == 1
                ? Optional.of(new Pred.Within(fitting.getFirst(), stretch, !named.isEmpty()))
                : Optional.empty();
    }

    /** Whether a verb tells of a column of the table's. */
    boolean names(TableMetadata table, String verb) {
        return table.columns().stream().anyMatch(column -> isNamedBy(new Col(table, column), verb));
    }

    private boolean isNamedBy(Col col, String verb) {
        var base = WordList.baseOf(verb);
        return !verb.isEmpty()
                && schema.names().of(col).stream()
                        .anyMatch(word -> word.equals(base)
                                || word.equals(verb)
                                || WordList.baseOf(word).equals(base));
    }

    /** "Orders of customers last week": a time without a verb is said of what happened, not of whom it happened to. */
    private boolean takesOurTime(TableMetadata table, Noun other) {
        return schema.above(table).contains(other.table())
                && other.preds().stream()
                        .anyMatch(pred -> pred instanceof Pred.Within(var col, var stretch, var named) && !named)
                && table.columns().stream().anyMatch(column -> new Col(table, column).isDate());
    }

    private static boolean holds(Col col, Values.Value value) {
        return value.table().equals(col.table().name()) && value.column().equals(col.name());
    }

    private static boolean isText(Col col) {
        return !col.isNumber() && !col.isDate();
    }

    private static boolean fits(Col col, String literal) {
        var isNumber = literal.matches("-?\\d+(\\.\\d+)?");
        return col.isNumber() ? isNumber : !col.isDate() || literal.matches("\\d{4}-\\d\\d-\\d\\d");
    }
}
