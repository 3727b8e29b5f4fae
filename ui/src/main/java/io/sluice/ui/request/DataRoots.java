package io.sluice.ui.request;

import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.status.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which folder a request may read: one under the allowed roots, or any for who owns the home. */
@Component
class DataRoots {

    private final Installation installation;

    DataRoots(Installation installation) {
        this.installation = installation;
    }

    @Nullable
    String folder(@Nullable String files, @Nullable String ownerKey) {
        if (files == null) {
            return installation.dataRoots().isEmpty()
                    ? null
                    : installation.dataRoots().getFirst().toString();
        }
        var folder = real(files);
        if (!owns(ownerKey)
                && installation.dataRoots().stream().noneMatch(root -> folder.startsWith(real(root.toString())))) {
            throw ApiProblem.badRequest(
                    "folder_not_allowed",
                    folder + " is not under a folder that this server may read",
                    "Use one under " + installation.dataRoots() + ", or start the server there.");
        }
        return folder.toString();
    }

    private boolean owns(@Nullable String shown) {
        var key = installation.ownerKey();
        return key != null
                && shown != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Without links, so that none leads out of a root; a folder that is on the workers only is taken by its name. */
    private static Path real(String files) {
        try {
            var path = Path.of(files);
            if (!path.isAbsolute()) {
                throw ApiProblem.badRequest(
                        "relative_folder", "files must be an absolute path", "Send the whole path.");
            }
            return path.normalize().toRealPath();
        } catch (InvalidPathException e) {
            throw ApiProblem.badRequest("bad_folder", "files is no path", "Send the path of a folder.");
        } catch (IOException notHere) {
            return Path.of(files).normalize();
        }
    }
}
