package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.SandboxLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The command line that puts a step behind walls.
 *
 * @param root bubblewrap is run by root: it needs no user namespace then, and the step becomes another user at the end
 * @param filter the system call filter, null where there is none
 */
record Walls(
        String bubblewrap,
        boolean root,
        boolean noNestedUsers,
        Path miniRoot,
        @Nullable Path filter) {
    private static final String USER = "65534";
    /** KiB over the cap, so that a file which hits it is seen to be over. */
    private static final int SLACK = 64;

    List<String> command(
            Map<String, Path> data,
            Path workspace,
            Path script,
            SandboxLimits limits,
            long maxFileBytes,
            boolean grouped) {
        var words = new ArrayList<String>();
        if (filter != null) {
            words.addAll(
                    List.of("/bin/sh", "-c", "filter=$1; shift; exec \"$@\" 9< \"$filter\"", "sh", filter.toString()));
        }
        words.addAll(List.of(bubblewrap, "--die-with-parent", "--new-session", "--hostname", "sandbox"));
        words.addAll(
                List.of("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"));
        user(words);
        words.addAll(List.of(
                "--ro-bind", miniRoot.toString(), "/", "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
        words.addAll(List.of("--tmpfs", "/data"));
        parents(data.keySet()).forEach(folder -> words.addAll(List.of("--perms", "0755", "--dir", "/data/" + folder)));
        data.forEach((name, file) -> words.addAll(List.of("--ro-bind", file.toString(), "/data/" + name)));
        words.addAll(List.of("--remount-ro", "/data", "--bind", workspace.toString(), "/tmp", "--tmpfs", "/step"));
        words.addAll(List.of(
                "--ro-bind",
                script.toString(),
                "/step/step.sh",
                "--remount-ro",
                "/step",
                "--chdir",
                "/tmp",
                "--clearenv"));
        Map.of("PATH", "/usr/bin", "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8", "TZ", "UTC", "HOME", "/tmp")
                .forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
        if (filter != null) {
            words.addAll(List.of("--seccomp", "9"));
        }
        words.add("--");
        words.addAll(step(limits, maxFileBytes, grouped));
        return words;
    }

    /** The folders that these names lie in, outer ones first; bubblewrap would make them for root alone. */
    private static SortedSet<String> parents(Set<String> names) {
        var parents = new TreeSet<String>();
        for (var name : names) {
            for (var slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                parents.add(name.substring(0, slash));
            }
        }
        return parents;
    }

    private void user(List<String> words) {
        if (root) {
            // to become another user, and to give up every right for good, takes these three
            words.addAll(List.of(
                    "--cap-drop",
                    "ALL",
                    "--cap-add",
                    "CAP_SETUID",
                    "--cap-add",
                    "CAP_SETGID",
                    "--cap-add",
                    "CAP_SETPCAP"));
            return;
        }
        words.addAll(List.of("--unshare-user", "--uid", USER, "--gid", USER, "--cap-drop", "ALL"));
        if (noNestedUsers) {
            words.add("--disable-userns");
        }
    }

    private List<String> step(SandboxLimits limits, long maxFileBytes, boolean grouped) {
        var words = new ArrayList<String>();
        if (root) {
            words.addAll(List.of("/sluice/setpriv", "--reuid", USER, "--regid", USER, "--clear-groups"));
            words.addAll(
                    List.of("--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all", "--no-new-privs", "--"));
        }
        var perProcess =
                grouped ? "" : "ulimit -v " + (limits.memoryBytes() >> 10) + "; ulimit -u " + limits.pids() + "; ";
        var files = "ulimit -c 0; ulimit -n 1024; ulimit -f " + ((maxFileBytes >> 10) + SLACK) + "; ";
        words.addAll(
                List.of("/usr/bin/bash", "-c", files + perProcess + "umask 0; exec bash /step/step.sh < /dev/null"));
        return words;
    }
}
