package io.sluice.standalone.bench.extract;

import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other tools on a tenth of the rows, where they are installed in the bench's own environment; their rate is steady from the start. */
final class Peers {

    private static final int FEWER = 10;
    private static final Path PYTHON = Path.of("bench/.venv/bin/python");
    private static final Path SCRIPT = Path.of("bench/extract/peers.py");

    private final Warehouse warehouse;
    private final Path scratch;
    private final int rows;

    Peers(Warehouse warehouse, Path scratch, int rows) {
        this.warehouse = warehouse;
        this.scratch = scratch;
        this.rows = Math.max(1_000, rows / FEWER);
    }

    List<String> measure(int page) throws IOException {
        if (!Files.isExecutable(PYTHON)) {
            return List.of("| dlt, airbyte-cdk: not installed in bench/.venv | | | | |");
        }
        var lines = new ArrayList<String>();
        lines.add(line("dlt as it comes", "dlt", page));
        lines.add(line("dlt with CSV loader files", "dlt-csv", page));
        lines.add(line("airbyte-cdk, then `COPY` of its records", "cdk", page));
        return lines;
    }

    private String line(String what, String kind, int page) throws IOException {
        var log = scratch.resolve("peer-" + kind + page + ".log");
        try (var api = new OrdersApi(rows, page)) {
            var manifest =
                    Files.writeString(scratch.resolve("orders" + page + ".json"), OrdersManifest.json(api.url(), page));
            var table = "orders_" + kind.replace('-', '_') + "_" + page;
            var said = scratch.resolve("peer-" + kind + page + ".txt");
            var builder = new ProcessBuilder(
                            PYTHON.toString(), SCRIPT.toString(), kind, api.url(), table, manifest.toString())
                    .redirectOutput(said.toFile())
                    .redirectError(log.toFile());
            builder.environment().put("SLUICE_BENCH_DSN", dsn()); // not an argument: everybody reads those
            var process = builder.start();
            if (!process.waitFor(30, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "| " + what + ": not done in 30 minutes | " + page + " | | | |";
            }
            return process.exitValue() == 0
                    ? figures(what, page, Files.readString(said).strip().split(" "))
                    : "| " + what + ": " + last(log) + " | " + page + " | | | |";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String figures(String what, int page, String[] answer) {
        if (Integer.parseInt(answer[0]) != rows) {
            return "| " + what + ": " + answer[0] + " rows of " + rows + " | " + page + " | | | |";
        }
        var millis = Math.round(Double.parseDouble(answer[1]) * 1000);
        return ExtractSpeed.line(what + " (" + rows + " rows)", String.valueOf(page), rows, millis, 0);
    }

    private static String last(Path log) throws IOException {
        return Files.readString(log).lines().reduce((first, second) -> second).orElse("failed");
    }

    private String dsn() {
        return warehouse
                .url()
                .replaceFirst(
                        "^jdbc:postgresql://", "postgresql://" + warehouse.user() + ":" + warehouse.password() + "@");
    }
}
