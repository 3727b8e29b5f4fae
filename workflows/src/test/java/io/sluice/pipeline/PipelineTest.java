package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @Test
    void the_places_are_those_whose_rows_are_staged() {
        var table = new Destination.Table(new TableName("target", "public", "orders"), true);
        var file = new Destination.File("out.csv", FileFormat.csv());
        assertThat(places(extract(1, "shop"), extract(2, "desk"), load(3, 1, table), load(4, 2, file)))
                .containsExactly("shop");
        assertThat(places(extract(1, "shop"), load(2, 1, table), load(3, 1, file)))
                .containsExactly("shop");
    }

    private static List<String> places(Step... steps) {
        return new Pipeline(List.of(steps), List.of(), List.of(), false).places();
    }

    private static Step extract(int number, String connection) {
        return new Step.Extract(number, List.of(), new Source.Stream(connection, "orders"), List.of(), "read" + number);
    }

    private static Step load(int number, int from, Destination destination) {
        return new Step.Load(
                number,
                List.of(from),
                new Source.Output("read" + from),
                destination,
                List.of(),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }
}
