package io.sluice.connector.manifest.slice;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.request.RequestOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition for each value of a list. */
final class ListRouter implements Router {
    private final String field;
    private final List<?> values;
    private final @Nullable RequestOption option;
    private final Surroundings around;

    ListRouter(Component router, Surroundings around) {
        this.around = around;
        field = Text.str(router.interpolated("cursor_field").value(around.scope()));
        values = values(router, around);
        var place = router.child("request_option");
        option = place == null ? null : RequestOption.of(place);
    }

    /** Written out, as an expression, or as the text of a list. */
    private static List<?> values(Component router, Surroundings around) {
        if (router.plain("values") instanceof List<?> list) {
            return list;
        }
        return router.interpolated("values").value(around.scope()) instanceof List<?> list ? list : refuse(router);
    }

    private static List<?> refuse(Component router) {
        throw router.invalid("values is no list: " + router.plain("values"));
    }

    @Override
    public RequestOptions options(Slice partition) {
        var value = partition.get(field);
        return option == null || !Types.truth(value)
                ? RequestOptions.NONE
                : option.put(RequestOptions.NONE, value, around.scope());
    }

    @Override
    public Partitions open(Map<String, @Nullable Object> state) {
        return new Partitions() {
            @Override
            public Iterator<Slice> slices() {
                return values.stream()
                        .map(value -> new Slice(Map.of(field, value), Map.of(), Map.of()))
                        .iterator();
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return null;
            }

            @Override
            public void close() {}
        };
    }
}
