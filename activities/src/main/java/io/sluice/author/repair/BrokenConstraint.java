package io.sluice.author.repair;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.UniqueKey;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows that break a rule of the table or a claim of the sentence: to get on, some must be dropped or changed, so a person decides. */
final class BrokenConstraint implements RepairRule {

    private static final Pattern NOT_NULL =
            Pattern.compile("(?i)null value|cannot be null|not.null|must not be null|has no value|NOT NULL");
    private static final Pattern NO_KEY = Pattern.compile("no primary key or unique key of .* is made of");
    /** {@code %s} is what the table's rows are called. */
    private static final String NEW_ONLY =
            "(?iu)\\b(?:only|just)\\s+(?:the\\s+)?(?:new|missing)\\s+(?:%1$s)\\b|\\bnew\\s+(?:%1$s)\\s+only\\b"
                    + "|\\b(?:skip|ignore|keep|leave)\\w*\\s+(?:(?:the|all|any)\\s+)?existing\\s+(?:%1$s)\\b";

    private static final Pattern UNIQUE = Pattern.compile("(?i)unique|duplicate");

    @Override
    public Optional<Mend> mend(Wound wound) {
        if (wound.is(Problem.Kind.CLAIM_BROKEN)) {
            return wound.loads()
                    .map(load -> claimed(wound, load))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return wound.is(Problem.Kind.CONSTRAINT)
                ? wound.loads()
                        .map(load -> constrained(wound, load))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Mend> constrained(Wound wound, Step.Load load) {
        var message = wound.problem().message();
        if (NO_KEY.matcher(message).find()) {
            return wound.table(load).flatMap(table -> byItsKey(wound, load, table));
        }
        if (UNIQUE.matcher(message).find()) {
            return wound.table(load).flatMap(table -> key(table, message)).flatMap(key -> upsert(wound, load, key));
        }
        return NOT_NULL.matcher(message).find()
                ? named(wound, load, LoadColumn::to).flatMap(column -> dropping(wound, load, column))
                : Optional.empty();
    }

    /** A load by columns that are no key goes by the key that there is. */
    private static Optional<Mend> byItsKey(Wound wound, Step.Load load, TableMetadata table) {
        var loaded = load.columns().stream().map(LoadColumn::to).toList();
        var key = table.rowKey();
        return !key.isEmpty() && loaded.containsAll(key)
                ? wound.with(
                        Loads.mode(load, load.mode(), key),
                        String.join(", ", load.key()) + " is no key of "
                                + table.name().qualified() + "; rows would be matched by its key, "
                                + String.join(", ", key),
                        true)
                : Optional.empty();
    }

    private static Optional<List<String>> key(TableMetadata table, String message) {
        var named = table.uniqueKeys().stream()
                .filter(key -> message.contains(key.name()))
                .map(UniqueKey::columns)
                .findFirst();
        return named.or(() -> table.rowKey().isEmpty() ? Optional.empty() : Optional.of(table.rowKey()));
    }

    /** What is done with rows that are there already the sentence may have said; else they are updated. */
    private static Optional<Mend> upsert(Wound wound, Step.Load load, List<String> key) {
        var loaded = load.columns().stream().map(LoadColumn::to).toList();
        var onlyNew = isOnlyNew(wound, load);
        return load.mode() == WriteMode.APPEND && loaded.containsAll(key)
                ? wound.with(
                        Loads.mode(load, onlyNew ? WriteMode.INSERT_NEW : WriteMode.UPSERT, key),
                        "rows of the same " + String.join(", ", key) + " are there already; they would be "
                                + (onlyNew ? "left as they are, since only new ones are asked for" : "updated"),
                        true)
                : Optional.empty();
    }

    /** Said of the rows, and not of a format that is new or names that are kept. */
    private static boolean isOnlyNew(Wound wound, Step.Load load) {
        var own = wound.table(load).map(table -> table.name().table()).stream()
                .flatMap(name -> Stream.of(name, Words.stem(name), Words.stem(name) + "s"))
                .map(Pattern::quote);
        var rows = Stream.concat(Stream.of("rows?", "records?", "entries", "lines", "ones?"), own)
                .collect(Collectors.joining("|"));
        return Pattern.compile(NEW_ONLY.formatted(rows))
                .matcher(wound.task().sentence())
                .find();
    }

    private static Optional<Mend> claimed(Wound wound, Step.Load load) {
        return wound.pipeline().claims().stream()
                .filter(claim -> claim.step() == load.number() && claim.check() instanceof Claim.NeverEmpty)
                .map(claim -> ((Claim.NeverEmpty) claim.check()).column())
                .filter(column -> wound.problem().message().contains(column)
                        || column.equals(wound.problem().token()))
                .flatMap(to ->
                        load.columns().stream().filter(column -> column.to().equals(to)))
                .findFirst()
                .flatMap(column -> dropping(wound, load, column));
    }

    private static Optional<Mend> dropping(Wound wound, Step.Load load, LoadColumn column) {
        return wound.with(
                        Loads.dropping(load, new Condition.Empty(column.from())),
                        "rows without " + column.from() + " would be dropped, because " + column.to()
                                + " must not be empty",
                        true)
                .map(mend -> claiming(mend, load, column));
    }

    /** What is dropped now can be claimed now. */
    private static Mend claiming(Mend mend, Step.Load load, LoadColumn column) {
        var pipeline = mend.pipeline();
        var claim = new Claim(
                "no loaded row has an empty " + column.to(), load.number(), new Claim.NeverEmpty(column.to()));
        var known = pipeline.claims().stream()
                .anyMatch(other -> other.step() == claim.step() && other.check().equals(claim.check()));
        var claims = known
                ? pipeline.claims()
                : Stream.concat(pipeline.claims().stream(), Stream.of(claim)).toList();
        return new Mend(
                new Pipeline(pipeline.steps(), pipeline.assumptions(), claims, pipeline.readOnly()),
                mend.reason(),
                mend.changesMeaning());
    }

    private static Optional<LoadColumn> named(
            Wound wound, Step.Load load, java.util.function.Function<LoadColumn, String> name) {
        Predicate<LoadColumn> hit =
                column -> name.apply(column).equals(wound.problem().token());
        return load.columns().stream().filter(hit).findFirst().or(() -> load.columns().stream()
                .filter(column -> wound.quoted().anyMatch(name.apply(column)::equals))
                .findFirst());
    }
}
