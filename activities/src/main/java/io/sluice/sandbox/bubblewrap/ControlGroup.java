package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.SandboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The control group of one step: set its limits, let a process join, ask how often a limit was hit, remove it. */
final class ControlGroup implements AutoCloseable {
    private static final int PERIOD = 100_000;

    private final boolean second;
    private final List<Path> folders;

    ControlGroup(boolean second, List<Path> folders) {
        this.second = second;
        this.folders = folders;
    }

    void limit(SandboxLimits limits) throws IOException {
        var quota = (long) (limits.cpus() * PERIOD);
        if (second) {
            write("memory.max", limits.memoryBytes());
            writeIfThere("memory.swap.max", "0");
            writeIfThere("memory.oom.group", "0");
            write("pids.max", limits.pids());
            writeIfThere("cpu.max", quota + " " + PERIOD);
        } else {
            write("memory.limit_in_bytes", limits.memoryBytes());
            writeIfThere("memory.memsw.limit_in_bytes", String.valueOf(limits.memoryBytes()));
            write("pids.max", limits.pids());
            writeIfThere("cpu.cfs_quota_us", String.valueOf(quota));
        }
    }

    /** The command, begun inside the group: whatever it starts is inside too. */
    List<String> joining(String... command) {
        var script = new StringBuilder();
        for (var folder : folders) {
            script.append("echo $$ > '").append(folder.resolve("cgroup.procs")).append("' || exit 125; ");
        }
        var words = new ArrayList<>(List.of("/bin/sh", "-c", script + "exec \"$@\"", "sh"));
        words.addAll(Arrays.asList(command));
        return words;
    }

    long outOfMemory() {
        return counter(second ? "memory.events" : "memory.oom_control", "oom_kill");
    }

    long tooManyProcesses() {
        return counter("pids.events", "max");
    }

    private long counter(String file, String key) {
        for (var folder : folders) {
            try {
                for (var line : Files.readAllLines(folder.resolve(file))) {
                    if (line.startsWith(key + " ")) {
                        return Long.parseLong(line.substring(key.length() + 1).strip());
                    }
                }
            } catch (IOException notHere) {
                // version 1 has one folder a controller: the next may hold the file
            }
        }
        return 0;
    }

    private void write(String file, long value) throws IOException {
        if (!writeIfThere(file, String.valueOf(value))) {
            throw new IOException("no " + file + " in " + folders);
        }
    }

    private boolean writeIfThere(String file, String value) throws IOException {
        for (var folder : folders) {
            if (Files.exists(folder.resolve(file))) {
                Files.writeString(folder.resolve(file), value);
                return true;
            }
        }
        return false;
    }

    /** A folder can go only when the last process has; that takes the kernel a moment after a kill. */
    @Override
    public void close() throws IOException {
        for (var folder : folders) {
            for (var attempt = 1; !folder.toFile().delete() && Files.exists(folder); attempt++) {
                kill(folder);
                if (attempt > 200) {
                    throw new IOException("the control group " + folder + " does not empty");
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static void kill(Path folder) throws IOException {
        for (var process : Files.readAllLines(folder.resolve("cgroup.procs"))) {
            ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
