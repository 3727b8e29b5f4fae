package io.sluice.commit;

import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.Step.Sql;
import io.sluice.target.StageOrder;

/** How the stage of a load is named by what it is read from. */
public final class Orders {

    private Orders() {}

    /** {@code digest} of the file's content; empty for rows of a live database, which nothing can hash beforehand. */
    public static StageOrder of(String request, Load load, Cut cut, String digest) {
        return new StageOrder(request, load, digest, origin(load, cut));
    }

    private static String origin(Load load, Cut cut) {
        return switch (load.source()) {
            case Source.File file -> file.path();
            case Source.Stream stream -> stream.connection() + "." + stream.stream();
            case Source.Output(var name) -> cut.query(name).map(Sql::text).orElse(name);
        };
    }
}
