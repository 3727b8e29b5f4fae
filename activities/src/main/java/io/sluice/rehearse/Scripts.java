package io.sluice.rehearse;

import io.sluice.commit.Cut;
import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.SandboxDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The full run of a pipeline's scripts, in a workspace that goes when the rehearsal ends; the commit uses what they put out and runs none. */
final class Scripts implements AutoCloseable {

    private static final String DATA = "/data/";
    private static final String TMP = "/tmp/";
    private static final long SAMPLE_BYTES = 64L << 20;

    private final SandboxDriver driver;
    private final Optional<DataFolder> data;
    private final long maxBytes;
    private final @Nullable Path workspace;

    private Scripts(SandboxDriver driver, Optional<DataFolder> data, long maxBytes, @Nullable Path workspace) {
        this.driver = driver;
        this.data = data;
        this.maxBytes = maxBytes;
        this.workspace = workspace;
    }

    /** Runs the scripts of a pipeline in order, each on everything; {@code workspaces} is where large files may lie for a while. */
    static Scripts run(Cut cut, SandboxDriver driver, Optional<DataFolder> data, Path workspaces, long maxBytes) {
        if (cut.pipeline().steps().stream().noneMatch(Step.Bash.class::isInstance)) {
            return new Scripts(driver, data, maxBytes, null);
        }
        try {
            Files.createDirectories(workspaces);
            var scripts = new Scripts(driver, data, maxBytes, Files.createTempDirectory(workspaces, "full"));
            try {
                cut.pipeline().inOrder().stream()
                        .filter(Step.Bash.class::isInstance)
                        .forEach(step -> scripts.run((Step.Bash) step));
            } catch (RuntimeException e) {
                scripts.close();
                throw e;
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for scripts in " + workspaces, e);
        }
    }

    private void run(Step.Bash step) {
        if (driver instanceof NoSandbox none) {
            throw new Unprovable(new Problem(
                    Problem.Kind.FORBIDDEN,
                    Rehearser.PHASE,
                    step.number(),
                    "scripts cannot run here: " + none.reason(),
                    "bash",
                    "Do it with loads and SQL"));
        }
        var inputs = inputs(step);
        var limit = FullStep.limit(Duration.ofSeconds(10), SAMPLE_BYTES, bytes(inputs));
        var outputs = step.outputs().stream().map(Scripts::name).toList();
        var result = driver.runInFull(new FullStep(
                "set -euo pipefail\n" + step.script(),
                inputs,
                Objects.requireNonNull(workspace),
                outputs,
                limit,
                maxBytes));
        if (!result.passed()) {
            throw new Unprovable(result.problem(Rehearser.PHASE, step.number()));
        }
    }

    /** The folder that holds what scripts put out, if the file is one of those. */
    Optional<DataFolder> made(Source.File file) {
        return workspace != null && file.path().startsWith(TMP)
                ? Optional.of(new DataFolder(workspace))
                : Optional.empty();
    }

    /** A file as its folder names it. */
    static Source.File inFolder(Source.File file) {
        return new Source.File(name(file.path()), file.format());
    }

    private Map<String, Path> inputs(Step.Bash step) {
        var files = new HashMap<String, Path>();
        for (var input : step.inputs()) {
            if (!input.startsWith(TMP)) {
                var name = name(input);
                files.put(name, data.orElseThrow(() -> noFolder(step, name)).file(name));
            }
        }
        return files;
    }

    private static Unprovable noFolder(Step.Bash step, String name) {
        return new Unprovable(new Problem(
                Problem.Kind.MISSING_FILE,
                Rehearser.PHASE,
                step.number(),
                "the request has no data folder",
                name,
                "Name the folder with --files"));
    }

    private static String name(String path) {
        return path.startsWith(TMP)
                ? path.substring(TMP.length())
                : path.startsWith(DATA) ? path.substring(DATA.length()) : path;
    }

    private static long bytes(Map<String, Path> files) {
        return files.values().stream().mapToLong(file -> file.toFile().length()).sum();
    }

    @Override
    public void close() {
        if (workspace == null) {
            return;
        }
        try (var files = Files.walk(workspace)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Old workspaces are swept after a day.
        }
    }
}
