package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.Folders;
import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.OutputFiles;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.SandboxStep;
import io.sluice.sandbox.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps in namespaces of their own, begun by bubblewrap in a few milliseconds. */
public final class BubblewrapSandbox implements SandboxDriver {
    private final SandboxSettings settings;
    private final Path home;
    private final Walls walls;
    private final Optional<ControlGroups> groups;
    private final List<String> lacks;

    private BubblewrapSandbox(
            SandboxSettings settings, Path home, Walls walls, Optional<ControlGroups> groups, List<String> lacks) {
        this.settings = settings;
        this.home = home;
        this.walls = walls;
        this.groups = groups;
        this.lacks = List.copyOf(lacks);
    }

    /** The driver, or none with the reason. */
    public static SandboxDriver open(SandboxSettings settings) {
        var program = Bubblewrap.find();
        if (program.isEmpty()) {
            return new NoSandbox("There is no bubblewrap here (the package is called bubblewrap).");
        }
        try {
            var home = Folders.fresh(settings.folder(), "bubblewrap");
            var driver = built(settings, home, program.get());
            var trial = driver.run(new SandboxStep("true", Map.of(), Map.of(), List.of(), home));
            if (trial.passed()) {
                return driver;
            }
            driver.close();
            return new NoSandbox(
                    "bubblewrap does not work here: " + trial.stderr().text().strip());
        } catch (IOException | SandboxException failure) {
            return new NoSandbox("bubblewrap does not work here: " + failure.getMessage());
        }
    }

    private static BubblewrapSandbox built(SandboxSettings settings, Path home, Bubblewrap program) throws IOException {
        var root = MiniRoot.in(home.resolve("root"));
        var lacks = new ArrayList<String>();
        var groups = ControlGroups.find();
        if (groups.isEmpty()) {
            lacks.add("memory and processes are limited per process only, because no control group may be made here");
        }
        var filter = SeccompFilter.program();
        if (filter.isEmpty()) {
            lacks.add("system calls are not filtered on this kind of processor");
        }
        if (!root.missing().isEmpty()) {
            lacks.add("these commands are not installed: " + String.join(" ", root.missing()));
        }
        var filterFile = filter.isEmpty() ? null : Files.write(home.resolve("filter"), filter.get());
        var walls = new Walls(program.path(), Bubblewrap.isRoot(), program.canForbidUsers(), root.path(), filterFile);
        return new BubblewrapSandbox(settings, home, walls, groups, lacks);
    }

    @Override
    public Kind kind() {
        return Kind.BUBBLEWRAP;
    }

    @Override
    public List<String> lacks() {
        return lacks;
    }

    /** Whether memory and processes are limited as a whole: only then it is chosen without being asked for. */
    public boolean limitsEverything() {
        return groups.isPresent();
    }

    @Override
    public StepResult run(SandboxStep step) {
        try (var run = new RunFolder(home)) {
            var data = copies(step.data(), run.path().resolve("data"));
            copies(step.workspace(), run.workspace());
            var limits = settings.limits();
            var result = run(run, step.script(), data, run.workspace(), limits.step(), limits.workspaceBytes());
            if (!result.passed()) {
                return result;
            }
            return withOutputs(
                    result,
                    OutputFiles.in(run.workspace(), step.outputs()).movedTo(step.outputFolder(), limits.sampleBytes()));
        } catch (IOException failure) {
            throw new SandboxException("the sandbox could not be filled: " + failure.getMessage(), failure);
        }
    }

    @Override
    public StepResult runInFull(FullStep step) {
        try (var run = new RunFolder(home)) {
            Folders.openToAll(step.workspace());
            var data = walls.root() ? run.readable(step.data()) : step.data();
            var result = run(run, step.script(), data, step.workspace(), step.limit(), step.maxBytes());
            return result.passed() ? withOutputs(result, OutputFiles.in(step.workspace(), step.outputs())) : result;
        } catch (IOException failure) {
            throw new SandboxException("the sandbox could not be filled: " + failure.getMessage(), failure);
        }
    }

    private StepResult run(
            RunFolder run, String script, Map<String, Path> data, Path workspace, Duration limit, long maxBytes)
            throws IOException {
        var file = Files.writeString(run.path().resolve("step.sh"), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        var command = walls.command(data, workspace, file, settings.limits(), maxBytes, groups.isPresent());
        return new BubblewrapRun(settings.limits(), limit, groups).run(command, workspace, maxBytes);
    }

    private static StepResult withOutputs(StepResult result, OutputFiles outputs) {
        return new StepResult(
                outputs.ending(),
                result.exitCode(),
                result.stdout(),
                result.stderr(),
                result.duration(),
                outputs.files(),
                outputs.explanation());
    }

    private static Map<String, Path> copies(Map<String, Path> files, Path folder) throws IOException {
        var copies = new HashMap<String, Path>();
        for (var file : files.entrySet()) {
            var to = folder.resolve(file.getKey());
            Folders.createOpen(folder, to.getParent());
            Files.copy(file.getValue(), to, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-rw-rw-"));
            copies.put(file.getKey(), to);
        }
        return copies;
    }

    @Override
    public void close() {
        Folders.delete(home);
    }
}
