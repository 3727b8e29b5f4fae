package io.sluice.sandbox.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.SandboxLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The walls of a container: what it may use and what it sees. The same for proof and full run but for /data and /tmp. */
record ContainerPlan(String digest, SandboxLimits limits, List<Bind> binds, Map<String, String> memoryFolders) {
    /** Owns /data and /step, so that the step, another user, cannot write there. */
    static final String SUPERVISOR = "65533:65533";

    static final String STEP = "65534:65534";
    private static final String OWN = "rw,noexec,nosuid,nodev,mode=0755,uid=65533,gid=65533,size=";

    ContainerPlan(String digest, SandboxLimits limits) {
        this(digest, limits, List.of(), Map.of());
    }

    ContainerPlan forSamples() {
        var folders = Map.of(
                "/step", OWN + "1m",
                "/data", OWN + limits.sampleBytes(),
                "/tmp", "rw,noexec,nosuid,nodev,mode=1777,size=" + limits.workspaceBytes());
        return new ContainerPlan(digest, limits, List.of(), folders);
    }

    ContainerPlan forEverything(FullStep step) {
        var binds = new ArrayList<Bind>();
        step.data()
                .forEach((name, file) -> binds.add(
                        new Bind(file.toAbsolutePath().toString(), new Volume("/data/" + name), AccessMode.ro)));
        binds.add(new Bind(step.workspace().toAbsolutePath().toString(), new Volume("/tmp"), AccessMode.rw));
        var folders = new HashMap<>(Map.of("/step", OWN + "1m", "/data", OWN + "1m"));
        return new ContainerPlan(digest, limits, binds, folders);
    }

    HostConfig host() {
        return HostConfig.newHostConfig()
                .withAutoRemove(true)
                .withReadonlyRootfs(true)
                .withNetworkMode("none")
                .withIpcMode("none")
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs((long) (limits.cpus() * 1_000_000_000L))
                .withPidsLimit((long) limits.pids())
                .withUlimits(List.of(new Ulimit("core", 0L, 0L), new Ulimit("nofile", 1024L, 1024L)))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withBinds(binds)
                .withTmpFs(memoryFolders);
    }
}
