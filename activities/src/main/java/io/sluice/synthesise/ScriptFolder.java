package io.sluice.synthesise;

import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A folder that repeats a request by hand: the steps' scripts, and {@code run.sh} that runs them in order. */
public final class ScriptFolder {
    private final Path folder;

    public ScriptFolder(Path folder) {
        this.folder = folder;
    }

    public void write(Pipeline pipeline, List<Script> scripts, Function<String, SqlDialect> dialects)
            throws IOException {
        Files.createDirectories(folder);
        for (var script : scripts) {
            file(script.fileName(), script.text(), script.executable());
        }
        file("run.sh", run(pipeline, scripts, dialects), true);
    }

    private void file(String name, String text, boolean executable) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    static String run(Pipeline pipeline, List<Script> scripts, Function<String, SqlDialect> dialects)
            throws IOException {
        try (var frame = ScriptFolder.class.getResourceAsStream("run.sh")) {
            var steps = scripts.stream()
                    .map(script -> line(pipeline.steps().get(script.step() - 1), script, dialects))
                    .collect(Collectors.joining("\n", "", "\n"));
            return new String(frame.readAllBytes(), StandardCharsets.UTF_8) + steps;
        }
    }

    private static String line(Step step, Script script, Function<String, SqlDialect> dialects) {
        return switch (step) {
            case Step.Bash bash -> "in_sandbox " + script.fileName();
            case Step.Sql sql -> shell(dialects.apply(sql.connection())) + " " + script.fileName() + " < /dev/null";
            case Step.Load load -> load(load, script, shell(dialects.apply(LoadScript.connection(load))));
            case Step.Extract extract ->
                "by_sluice " + extract.number() + " "
                        + BashScript.quoted(
                                "rows of " + place(extract.source()) + " into sluice_by_hand." + extract.output());
        };
    }

    private static String load(Step.Load load, Script script, String shell) {
        var in = load.source() instanceof Source.File file
                ? "utf8 " + BashScript.quoted(file.format().charset()) + " " + place(file.path()) + " | "
                : "";
        var out = load.destination() instanceof Destination.File file ? " > " + place(file.path()) : "";
        return in + shell + " " + script.fileName() + (in.isEmpty() ? " < /dev/null" : "") + out;
    }

    private static String place(Source source) {
        return switch (source) {
            case Source.Stream stream -> stream.connection();
            case Source.File file -> file.path();
            case Source.Output output -> output.name();
            case Source.Lists lists -> lists.column() + " of " + lists.output();
        };
    }

    private static String place(String path) {
        return path.startsWith("/tmp/")
                ? "\"$work\"/" + BashScript.quoted(path.substring("/tmp/".length()))
                : "\"$files\"/" + BashScript.quoted(path);
    }

    private static String shell(SqlDialect dialect) {
        return dialect == SqlDialect.MYSQL ? "by_mysql" : "by_psql";
    }
}
