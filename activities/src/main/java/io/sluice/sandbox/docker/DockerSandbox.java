package io.sluice.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.sluice.sandbox.Folders;
import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.SandboxStep;
import io.sluice.sandbox.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Steps in containers that are made ready ahead, from the first step on, used once and removed. */
public final class DockerSandbox implements SandboxDriver {
    private final DockerClient docker;
    private final SandboxSettings settings;
    private final ContainerPlan plan;
    private final WarmPool pool;

    private DockerSandbox(DockerClient docker, SandboxSettings settings, String digest) {
        this.docker = docker;
        this.settings = settings;
        this.plan = new ContainerPlan(digest, settings.limits());
        this.pool = new WarmPool(
                settings.warm(), () -> OneUseContainer.start(docker, plan.forSamples(), settings.limits()));
    }

    /** The driver, or none with the reason: no engine answers, or it does not have the image. */
    public static SandboxDriver open(SandboxSettings settings) {
        var engine = DockerEngine.connect();
        if (engine.isEmpty()) {
            return new NoSandbox("No Docker engine answers.");
        }
        var docker = engine.get();
        try {
            var digest = docker.inspectImageCmd(settings.image()).exec().getId();
            Files.createDirectories(settings.folder());
            Reaper.reap(docker);
            return new DockerSandbox(docker, settings, digest);
        } catch (NotFoundException missing) {
            DockerEngine.close(docker);
            return new NoSandbox(
                    "The Docker engine has no image " + settings.image() + ": make it with scripts/sandbox/build.");
        } catch (IOException | RuntimeException failure) {
            DockerEngine.close(docker);
            return new NoSandbox("The Docker engine refused: " + failure.getMessage());
        }
    }

    @Override
    public Kind kind() {
        return Kind.DOCKER;
    }

    @Override
    public List<String> lacks() {
        return List.of();
    }

    /** The image's digest: proof and full run use the same. */
    public String digest() {
        return plan.digest();
    }

    @Override
    public StepResult run(SandboxStep step) {
        try (var archive = StepArchive.of(step, settings)) {
            return new StepRun(settings.limits(), settings.limits().step()).onSamples(readyWith(archive), step);
        } catch (IOException failure) {
            throw new SandboxException("the sandbox could not be filled: " + failure.getMessage(), failure);
        }
    }

    /** A warm container may have died while it waited: then a new one takes its place, once. */
    private OneUseContainer readyWith(StepArchive archive) throws IOException {
        var warm = pool.take();
        try {
            warm.load(archive);
            return warm;
        } catch (IOException | RuntimeException dead) {
            warm.close();
        }
        var fresh = OneUseContainer.start(docker, plan.forSamples(), settings.limits());
        try {
            fresh.load(archive);
            return fresh;
        } catch (IOException | RuntimeException failure) {
            fresh.close();
            throw failure;
        }
    }

    @Override
    public StepResult runInFull(FullStep step) {
        try (var archive = StepArchive.of(step, settings)) {
            Folders.openToAll(step.workspace());
            var cold = OneUseContainer.start(docker, plan.forEverything(step), settings.limits());
            try {
                cold.load(archive);
            } catch (IOException | RuntimeException failure) {
                cold.close();
                throw failure;
            }
            return new StepRun(settings.limits(), step.limit()).onEverything(cold, step);
        } catch (IOException failure) {
            throw new SandboxException("the sandbox could not be filled: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        pool.close();
        Reaper.removeOwn(docker);
        DockerEngine.close(docker);
    }
}
