package io.sluice.commit;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loads of a pipeline into tables, by the connection they write to, in the order in which they are applied. */
public final class TableLoads {

    private TableLoads() {}

    public static Map<String, List<Load>> of(Pipeline pipeline) {
        var loads = new LinkedHashMap<String, List<Load>>();
        for (var step : pipeline.inOrder()) {
            if (step instanceof Load load && load.destination() instanceof Destination.Table(var name, var create)) {
                loads.computeIfAbsent(name.connection(), c -> new ArrayList<>()).add(load);
            }
        }
        return loads;
    }
}
