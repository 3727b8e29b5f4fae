package io.sluice.author.repair;

import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column that two joined tables have: where they are joined by it, it is the same and the first table's is meant. */
final class AmbiguousColumn implements RepairRule {

    @Override
    public Optional<Mend> mend(Wound wound) {
        var name = wound.token().map(SqlText::lastPart);
        return wound.is(Problem.Kind.AMBIGUOUS_NAME) && name.isPresent()
                ? wound.inQueries(query -> mend(wound, query, name.get()))
                : Optional.empty();
    }

    private static Optional<Mend> mend(Wound wound, Step.Sql query, String column) {
        var owners = SqlText.tablesOf(query, wound.task().catalog()).stream()
                .filter(table -> table.column(column).isPresent())
                .toList();
        var joined = joinedBy(query.text(), column);
        return joined.filter(qualifier -> owners.size() > 1)
                .flatMap(qualifier -> wound.reworded(
                        query,
                        qualified(query.text(), column, qualifier),
                        column + " is in "
                                + String.join(
                                        " and ",
                                        owners.stream()
                                                .map(TableMetadata::name)
                                                .map(Object::toString)
                                                .toList())
                                + ", which are joined by it"));
    }

    private static Optional<String> joinedBy(String sql, String column) {
        var name = "[\"`]?" + Pattern.quote(column) + "[\"`]?";
        var join = Pattern.compile("([\\w\"`]+)\\." + name + "\\s*=\\s*[\\w\"`]+\\." + name, Pattern.CASE_INSENSITIVE)
                .matcher(sql);
        return join.find() ? Optional.of(join.group(1)) : Optional.empty();
    }

    private static String qualified(String sql, String column, String qualifier) {
        var bare =
                Pattern.compile("(?<![\\w.\"`'])" + Pattern.quote(column) + "(?![\\w\"`'(])", Pattern.CASE_INSENSITIVE);
        return bare.matcher(sql).replaceAll(Matcher.quoteReplacement(qualifier + "." + column));
    }
}
