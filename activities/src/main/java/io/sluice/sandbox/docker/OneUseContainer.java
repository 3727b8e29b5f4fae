package io.sluice.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import io.sluice.sandbox.Capture;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A container for one step. Its process 1 is our supervisor, which fills /data and hands the outputs out; the step's
 * own process waits inside, as another user, for the word to begin, so that a warm container answers at once.
 */
final class OneUseContainer implements AutoCloseable {
    private static final List<String> ENVIRONMENT =
            List.of("PATH=/usr/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/tmp");
    /** When memory runs out the step goes, not the supervisor; raising one's own score needs no rights. */
    private static final String WAIT_AND_RUN =
            "echo 1000 > /proc/self/oom_score_adj; umask 0; cd /tmp && read -r _ && exec bash /step/step.sh < /dev/null";

    private final DockerClient docker;
    private final String id;
    private final Streams supervisor;
    private final Streams step;
    private final String execution;
    private final Capture stdout;
    private final Capture stderr;

    private OneUseContainer(DockerClient docker, String id, SandboxLimits limits) {
        this.docker = docker;
        this.id = id;
        stdout = new Capture(limits.outputBytes());
        stderr = new Capture(limits.outputBytes());
        supervisor = Streams.piped();
        docker.attachContainerCmd(id)
                .withStdIn(supervisor.stdin())
                .withStdOut(true)
                .withFollowStream(true)
                .exec(supervisor);
        supervisor.attached();
        docker.startContainerCmd(id).exec();
        step = Streams.captured(stdout, stderr);
        execution = waitingStep(docker, id, step);
    }

    static OneUseContainer start(DockerClient docker, ContainerPlan plan, SandboxLimits limits) {
        var id = docker.createContainerCmd(plan.digest())
                .withUser(ContainerPlan.SUPERVISOR)
                .withCmd("/sluice/supervisor")
                .withHostName("sandbox")
                .withLabels(Reaper.labels())
                .withHostConfig(plan.host())
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .exec()
                .getId();
        try {
            return new OneUseContainer(docker, id, limits);
        } catch (RuntimeException failure) {
            Reaper.remove(docker, id);
            throw new SandboxException("a sandbox container could not be started: " + failure.getMessage(), failure);
        }
    }

    private static String waitingStep(DockerClient docker, String id, Streams streams) {
        var execution = docker.execCreateCmd(id)
                .withUser(ContainerPlan.STEP)
                .withEnv(ENVIRONMENT)
                .withCmd("/usr/bin/bash", "-c", WAIT_AND_RUN)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        docker.execStartCmd(execution).withStdIn(streams.stdin()).exec(streams);
        streams.attached();
        return execution;
    }

    /** Fills /step, /data and /tmp. */
    void load(StepArchive archive) throws IOException {
        send(supervisor.toStdin(), archive.size() + "\n");
        archive.copyTo(supervisor.toStdin());
        supervisor.toStdin().flush();
        var answer = line(supervisor.fromStdout());
        if (!answer.equals("ready")) {
            throw new IOException("the sandbox answered: " + answer);
        }
    }

    /** Lets the step begin and waits for its end; false when the time is over first. */
    boolean run(Duration limit) throws IOException, InterruptedException {
        send(step.toStdin(), "begin\n");
        step.toStdin().close();
        return step.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        var code = docker.inspectExecCmd(execution).exec().getExitCodeLong();
        return code == null ? -1 : code.intValue();
    }

    /** Asks for the counters of the limits and for these outputs; they follow on the stream. */
    Report report(List<String> outputs) throws IOException {
        send(
                supervisor.toStdin(),
                outputs.size() + "\n"
                        + String.join(
                                "", outputs.stream().map(name -> name + "\n").toList()));
        return Report.of(line(supervisor.fromStdout()));
    }

    long freeBlocks() throws IOException {
        return Long.parseLong(line(supervisor.fromStdout()).replace("free=", ""));
    }

    InputStream archive() {
        return supervisor.fromStdout();
    }

    Capture stdout() {
        return stdout;
    }

    Capture stderr() {
        return stderr;
    }

    private static void send(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static String line(BufferedInputStream from) throws IOException {
        var line = new StringBuilder();
        for (var c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0 || line.length() > 1000) {
                throw new IOException("the sandbox ended early: " + line);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Kills what still runs and removes the container. */
    @Override
    public void close() {
        Reaper.remove(docker, id);
        step.end();
        supervisor.end();
    }
}
