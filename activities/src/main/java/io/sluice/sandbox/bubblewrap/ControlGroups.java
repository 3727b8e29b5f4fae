package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.SandboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Where this process may make control groups that limit memory and processes: version 1 as root, version 2 where delegated. */
final class ControlGroups {
    private static final Path MOUNT = Path.of("/sys/fs/cgroup");
    private static final AtomicLong COUNT = new AtomicLong();

    private final boolean second;
    /** Version 2: one folder; version 1: one a controller. */
    private final List<Path> parents;

    private ControlGroups(boolean second, List<Path> parents) {
        this.second = second;
        this.parents = parents;
    }

    static Optional<ControlGroups> find() {
        return Files.exists(MOUNT.resolve("cgroup.controllers")) ? second() : first();
    }

    private static Optional<ControlGroups> first() {
        var parents = new ArrayList<Path>();
        for (var controller : List.of("memory", "pids", "cpu")) {
            var folder = MOUNT.resolve(controller);
            if (Files.isWritable(folder)) {
                parents.add(folder);
            }
        }
        return parents.size() >= 2 && parents.get(1).endsWith("pids")
                ? tried(new ControlGroups(false, parents))
                : Optional.empty();
    }

    /** The nearest folder above our own that may be written and hands memory and pids down. */
    private static Optional<ControlGroups> second() {
        for (var folder = own(); folder != null && folder.startsWith(MOUNT); folder = folder.getParent()) {
            if (Files.isWritable(folder) && handsDown(folder)) {
                var found = tried(new ControlGroups(true, List.of(folder)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Path own() {
        try {
            return Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                    .filter(line -> line.startsWith("0::/"))
                    .map(line -> MOUNT.resolve(line.substring(4)))
                    .findFirst()
                    .orElse(MOUNT);
        } catch (IOException e) {
            return MOUNT;
        }
    }

    private static boolean handsDown(Path folder) {
        try {
            var control = folder.resolve("cgroup.subtree_control");
            if (folder.equals(MOUNT) && Files.isWritable(control)) {
                Files.writeString(control, "+memory +pids +cpu");
            }
            var controllers = Files.readString(control);
            return controllers.contains("memory") && controllers.contains("pids");
        } catch (IOException e) {
            return false;
        }
    }

    /** A real process is put into a real group once, before anybody relies on it. */
    private static Optional<ControlGroups> tried(ControlGroups groups) {
        try (var group = groups.create(SandboxLimits.defaults())) {
            var joined = new ProcessBuilder(group.joining("true")).start().waitFor() == 0;
            return joined ? Optional.of(groups) : Optional.empty();
        } catch (IOException refused) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    ControlGroup create(SandboxLimits limits) throws IOException {
        var name = "sluice-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        var folders = new ArrayList<Path>();
        for (var parent : parents) {
            folders.add(Files.createDirectory(parent.resolve(name)));
        }
        var group = new ControlGroup(second, folders);
        group.limit(limits);
        return group;
    }
}
