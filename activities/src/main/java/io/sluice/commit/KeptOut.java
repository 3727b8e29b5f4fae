package io.sluice.commit;

import io.sluice.inspect.Outputs;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import io.sluice.target.Work;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For each table, the readings that its rows come from by way of outputs: the records that these kept out, as malformed or by their
 * contract, are rejected rows of the table as well.
 */
public record KeptOut(Map<TableName, Set<Staged>> readings) {

    public static KeptOut of(Pipeline pipeline, List<Work> works) {
        var extracted = works.stream()
                .filter(work -> work instanceof Work.Extracted)
                .collect(Collectors.toMap(Work::step, work -> ((Work.Extracted) work).staged()));
        var readings = new LinkedHashMap<TableName, Set<Staged>>();
        for (var work : works) {
            var step = pipeline.steps().get(work.step() - 1);
            tables(work).forEach(table -> readings.computeIfAbsent(table, name -> new LinkedHashSet<>())
                    .addAll(before(step, pipeline, extracted).toList()));
        }
        return new KeptOut(readings);
    }

    private static Stream<TableName> tables(Work work) {
        return switch (work) {
            case Work.FromStage(var staged) -> table(staged.load().destination());
            case Work.FromOutput(var load, var output, var then) -> table(load.destination());
            case Work.Write(var step, var statements) -> statements.stream().map(Work.Statement::table);
            case Work.Query query -> Stream.empty();
            case Work.Extracted extracted -> Stream.empty();
        };
    }

    private static Stream<TableName> table(Destination destination) {
        return destination instanceof Destination.Table(var name, var create) ? Stream.of(name) : Stream.empty();
    }

    private static Stream<Staged> before(Step step, Pipeline pipeline, Map<Integer, Staged> extracted) {
        return pipeline.steps().stream()
                .filter(other -> step.dependsOn().contains(other.number()) && reads(step, other))
                .flatMap(other -> extracted.containsKey(other.number())
                        ? Stream.of(extracted.get(other.number()))
                        : before(other, pipeline, extracted));
    }

    /** Some steps only come after others: what those have read is nothing of theirs. */
    private static boolean reads(Step step, Step other) {
        return Outputs.rows(other)
                .filter(output -> switch (step) {
                    case Step.Load load -> load.source().equals(new Source.Output(output));
                    case Step.Sql sql -> names(sql.text(), output);
                    case Step.Extract extract -> false;
                    case Step.Bash bash -> false;
                })
                .isPresent();
    }

    private static boolean names(String sql, String output) {
        return Pattern.compile("\\b" + Pattern.quote(output) + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
    }

    /** What the effects come to, with the rows that were kept out before. */
    public List<TableChange> counted(List<TableEffect> effects) {
        return effects.stream()
                .map(effect -> effect.change().alsoRejecting(before(effect.table())))
                .toList();
    }

    private long before(TableName table) {
        return readings.getOrDefault(table, Set.of()).stream()
                .mapToLong(Staged::rejected)
                .sum();
    }
}
