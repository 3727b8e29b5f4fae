package io.sluice.author.movement;

import io.sluice.author.planner.Decisions;
import io.sluice.author.planner.NotSure;
import io.sluice.author.planner.link.Linker;
import io.sluice.author.planner.link.Words;
import io.sluice.author.sql.Dialect;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of several sources side by side, or those of one: their columns, and what is read for them. */
final class Joined {

    private final List<Found> sources;
    private final Decisions decisions;
    private final List<Tie> ties = new ArrayList<>();

    /** The sources by their place, and the columns that must be the same. */
    private record Tie(int one, LoadColumn here, int other, LoadColumn there) {
        boolean isUnlike() {
            return (here.type().equals(ColumnType.TEXT)) != (there.type().equals(ColumnType.TEXT));
        }
    }

    Joined(List<Found> sources, Decisions decisions) {
        this.sources = sources;
        this.decisions = decisions;
    }

    /** Tied by columns of these names, which all of them have; "a.x = b.y" ties two. */
    Joined by(List<String> key) {
        for (var said : key) {
            var sides = said.split("\\s*=\\s*");
            if (sides.length == 2) {
                tie(place(sides[0]), bare(sides[0]), place(sides[1]), bare(sides[1]));
            } else {
                var name = common(bare(said));
                IntStream.range(1, sources.size()).forEach(other -> tie(0, name, other, name));
            }
        }
        return this;
    }

    /** The column of this name in all of them, or the one that a person says instead. */
    private String common(String said) {
        var lacking = sources.stream().filter(source -> !source.has(said)).findFirst();
        var shared = sources.getFirst().sample().columns().stream()
                .map(LoadColumn::to)
                .filter(name -> sources.stream().allMatch(source -> source.has(name)))
                .toList();
        return lacking.isEmpty() || shared.isEmpty()
                ? said
                : decisions.choose(
                        "key " + said,
                        "There is no column “" + said + "” in " + named(lacking.get()),
                        near(said, shared));
    }

    private static String named(Found source) {
        return source.output() + ": it has "
                + source.sample().columns().stream().map(LoadColumn::to).collect(Collectors.joining(", ")) + ".";
    }

    private static List<String> near(String said, List<String> names) {
        var like = Linker.nearest(said, names, 5);
        return like.isEmpty() ? names : like;
    }

    private void tie(int one, String here, int other, String there) {
        var tie = one < other
                ? new Tie(one, column(one, here), other, column(other, there))
                : new Tie(other, column(other, there), one, column(one, here));
        ties.add(tie);
    }

    /** Asks for what ties a source that nothing leads to from those before it. */
    void checkTied() {
        IntStream.range(1, sources.size())
                .filter(other -> ties.stream().noneMatch(tie -> tie.other() == other))
                .mapToObj(sources::get)
                .findFirst()
                .ifPresent(lonely -> {
                    throw new NotSure(
                            "key",
                            "By which column do the rows of " + lonely.output()
                                    + " belong to the others? Say: join … by …",
                            List.of());
                });
    }

    private int place(String said) {
        var source = said.contains(".") ? said.substring(0, said.indexOf('.')) : "";
        return IntStream.range(0, sources.size())
                .filter(at -> Words.stems(sources.get(at).output()).equals(Words.stems(source)))
                .findFirst()
                .orElseThrow(() -> new NotSure(
                        "side " + said,
                        "Which source has “" + said + "”?",
                        sources.stream().map(Found::output).toList()));
    }

    private static String bare(String said) {
        return said.substring(said.indexOf('.') + 1);
    }

    private LoadColumn column(int at, String said) {
        var source = sources.get(at);
        return column(source, said)
                .orElseThrow(() -> new NotSure(
                        "key " + said,
                        "There is no column “" + said + "” in " + named(source),
                        near(
                                said,
                                source.sample().columns().stream()
                                        .map(LoadColumn::to)
                                        .toList())));
    }

    private static Optional<LoadColumn> column(Found source, String said) {
        return source.sample().columns().stream()
                .filter(column -> Words.stems(column.to()).equals(Words.stems(said)))
                .findFirst();
    }

    /** By name, with what is read for each; of those that tie sources, and so are the same, the first alone. */
    private Map<String, LoadColumn> all(Map<String, String> expressions, Dialect dialect) {
        var all = new LinkedHashMap<String, LoadColumn>();
        for (int at = 0; at < sources.size(); at++) {
            for (var column : sources.get(at).sample().columns()) {
                var source = at;
                if (ties.stream()
                        .noneMatch(tie -> tie.other() == source
                                && tie.there().equals(column)
                                && tie.here().to().equals(column.to()))) {
                    var name = all.containsKey(column.to()) ? free(source, column.to(), all.keySet()) : column.to();
                    all.put(name, column);
                    expressions.put(name, of(at, column, dialect));
                }
            }
        }
        return all;
    }

    /** For a column whose name is taken: after its source, and like no column of any source. */
    private String free(int at, String column, Set<String> taken) {
        var own = sources.get(at).output() + "_" + column;
        return Stream.concat(Stream.of(own), IntStream.iterate(2, n -> n + 1).mapToObj(n -> own + "_" + n))
                .filter(name -> !taken.contains(name)
                        && sources.stream()
                                .flatMap(source -> source.sample().columns().stream())
                                .noneMatch(other -> other.to().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    private String of(int at, LoadColumn column, Dialect dialect) {
        return (sources.size() == 1 ? "" : alias(at) + ".") + dialect.name(column.to());
    }

    private static String alias(int at) {
        return String.valueOf((char) ('a' + at));
    }

    List<Column> columns() {
        return all(new LinkedHashMap<>(), Dialect.POSTGRES).entrySet().stream()
                .map(column -> Column.of(column.getKey(), column.getValue().type()))
                .toList();
    }

    /** What stands for a column in a statement over {@link #from}. */
    Map<String, String> expressions(Dialect dialect) {
        var expressions = new LinkedHashMap<String, String>();
        all(expressions, dialect);
        return expressions;
    }

    String from(Dialect dialect) {
        if (sources.size() == 1) {
            return dialect.name(sources.getFirst().output());
        }
        return IntStream.range(0, sources.size())
                .mapToObj(at -> at == 0 ? side(0, dialect) : "JOIN " + side(at, dialect) + " ON " + on(at, dialect))
                .collect(Collectors.joining("\n"));
    }

    private String side(int at, Dialect dialect) {
        return dialect.name(sources.get(at).output()) + " " + alias(at);
    }

    private String on(int at, Dialect dialect) {
        return ties.stream()
                .filter(tie -> tie.other() == at)
                .map(tie -> Stream.of(of(tie.one(), tie.here(), dialect), of(tie.other(), tie.there(), dialect))
                        .map(side -> tie.isUnlike() ? dialect.text(side) : side)
                        .collect(Collectors.joining(" = ")))
                .collect(Collectors.joining(" AND "));
    }

    List<String> assumptions() {
        return sources.size() == 1
                ? List.of()
                : Stream.concat(
                                Stream.of("only rows that have a partner on the other side are kept"),
                                ties.stream()
                                        .filter(tie -> tie.isUnlike()
                                                || !tie.here()
                                                        .to()
                                                        .equals(tie.there().to()))
                                        .map(tie -> sources.get(tie.other()).output() + "."
                                                + tie.there().to() + " and "
                                                + sources.get(tie.one()).output() + "."
                                                + tie.here().to() + " are taken for the same"
                                                + (tie.isUnlike() ? ", the number compared as a text" : "")))
                        .toList();
    }
}
