package io.sluice.rehearse;

import io.sluice.commit.Cut;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.target.TableEffect;
import java.util.List;

/** Lists are loaded only beside the records that they hang on: of those that their table does not take nobody could tell which lists are theirs. */
final class WholeLists {

    private WholeLists() {}

    static void check(Cut cut, String connection, List<TableEffect> effects) {
        for (var step : cut.pipeline().steps()) {
            if (step instanceof Load read && read.source() instanceof Source.Lists lists) {
                cut.pipeline().steps().stream()
                        .filter(other -> other instanceof Load load
                                && cut.within(load, connection)
                                && (load.source().equals(new Source.Output(lists.output()))
                                        || load.source()
                                                .equals(
                                                        read.destination() instanceof Destination.Output(var name)
                                                                ? new Source.Output(name)
                                                                : lists)))
                        .forEach(load -> check((Load) load, effects));
            }
        }
    }

    private static void check(Load load, List<TableEffect> effects) {
        if (load.destination() instanceof Destination.Table(TableName name, boolean create)) {
            effects.stream()
                    .filter(effect -> effect.table().equals(name) && effect.rejected() > 0)
                    .forEach(effect -> {
                        throw new Unprovable(new Problem(
                                Problem.Kind.TOO_MANY_REJECTS,
                                Rehearser.PHASE,
                                load.number(),
                                Policy.rows(effect.rejected()) + " would be left out of " + name.qualified()
                                        + ", and records and their lists are loaded together or not at all",
                                null,
                                "Let the columns of " + name.table() + " hold what the source has"));
                    });
        }
    }
}
