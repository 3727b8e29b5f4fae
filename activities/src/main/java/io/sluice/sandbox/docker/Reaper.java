package io.sluice.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finds containers of ours by label and removes those whose process is gone; a container usually ends with its process anyway. */
final class Reaper {
    private static final String LABEL = "io.sluice.sandbox";
    private static final String OWNER = "io.sluice.sandbox.owner";
    private static final Duration LONGEST_RUN = Duration.ofHours(2);

    private Reaper() {}

    static Map<String, String> labels() {
        return Map.of(LABEL, "true", OWNER, owner());
    }

    static void reap(DockerClient docker) {
        ours(docker, Map.of(LABEL, "true")).stream()
                .filter(Reaper::isOrphan)
                .forEach(each -> remove(docker, each.getId()));
    }

    static void removeOwn(DockerClient docker) {
        ours(docker, Map.of(OWNER, owner())).forEach(each -> remove(docker, each.getId()));
    }

    static void remove(DockerClient docker, String id) {
        try {
            docker.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException gone) {
            // it removes itself when it ends
        }
    }

    private static List<Container> ours(DockerClient docker, Map<String, String> labels) {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec();
    }

    /** A process of this machine that is no more, or of another one whose longest run is over. */
    private static boolean isOrphan(Container container) {
        var owner = container.getLabels().getOrDefault(OWNER, "").split("@");
        var here = owner().split("@");
        if (owner.length == 3 && owner[1].equals(here[1])) {
            return ProcessHandle.of(Long.parseLong(owner[0]))
                    .filter(process -> started(process).equals(owner[2]))
                    .isEmpty();
        }
        return Instant.ofEpochSecond(container.getCreated()).plus(LONGEST_RUN).isBefore(Instant.now());
    }

    /** The process, the machine, and when it started: a process number alone comes back. */
    private static String owner() {
        var process = ProcessHandle.current();
        return process.pid() + "@" + machine() + "@" + started(process);
    }

    private static String machine() {
        return String.valueOf(System.getenv().getOrDefault("HOSTNAME", "here"));
    }

    private static String started(ProcessHandle process) {
        return String.valueOf(
                process.info().startInstant().map(Instant::getEpochSecond).orElse(0L));
    }
}
