package io.sluice.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.RowStream.Tally;
import io.sluice.pipeline.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void the_sales_are_3000_rows_of_which_137_have_no_amount() {
        var file = new DataFolder(EXAMPLES).describe("sales.csv");
        assertThat(file.columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("order_id int64, order_date date, customer text, product text, quantity int64,"
                        + " amount decimal(18,2), country text, note text");
        var loaded = Loaded.of(
                EXAMPLES, Loaded.load(EXAMPLES, "sales.csv", List.of(new Condition.Empty("amount")), List.of()));
        assertThat(loaded.tally()).isEqualTo(new Tally(3_000, 137, 0));
        assertThat(loaded.rows()).hasSize(2_863);
        assertThat(loaded.rows())
                .extracting(row -> row.get(2))
                .contains("Kaffeehaus Müller, Inh. Jörg Müller", "Café \"Zum Löwen\"", "东京文具店");
        assertThat(loaded.rows())
                .extracting(row -> row.get(7))
                .contains("Deliver to:\nBack entrance\nRing twice", "Second attempt:\r\nneighbour, no. 12");
    }

    @Test
    void customers_and_returns_join_on_the_sales() {
        var sales = Loaded.all(EXAMPLES, "sales.csv").rows();
        var orders = sales.stream().map(row -> row.get(0)).collect(Collectors.toSet());
        var buyers = sales.stream().map(row -> row.get(2)).collect(Collectors.toSet());
        assertThat(Loaded.all(EXAMPLES, "customers.json").rows())
                .hasSize(32)
                .allMatch(row -> buyers.contains(row.get(0)));
        assertThat(Loaded.all(EXAMPLES, "returns.jsonl").rows())
                .hasSize(120)
                .allMatch(row -> orders.contains(row.get(0)));
    }

    @Test
    void the_files_are_what_their_script_writes(@TempDir Path folder) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var script = EXAMPLES.resolve("MakeSales.java").toString();
        var run = new ProcessBuilder(java, "-Dfile.encoding=UTF-8", script, folder.toString())
                .inheritIO()
                .start();
        assertThat(run.waitFor()).isZero();
        for (var name : List.of("sales.csv", "customers.json", "returns.jsonl")) {
            assertThat(Files.mismatch(folder.resolve(name), EXAMPLES.resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }
}
