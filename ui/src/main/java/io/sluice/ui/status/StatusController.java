package io.sluice.ui.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.durable.TemporalConnection;
import io.sluice.store.Retention;
import io.sluice.store.Store;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What runs here, and whether requests would be carried. */
@RestController
public class StatusController {

    private static final int PATIENCE_SECONDS = 3;

    private final Installation installation;
    private final Store store;
    private final TemporalConnection temporal;

    StatusController(Installation installation, Store store, TemporalConnection temporal) {
        this.installation = installation;
        this.store = store;
        this.temporal = temporal;
    }

    /** {@code up} is true: who can read this, reads it from a server that runs. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StatusDocument(
            String version,
            boolean up,
            String web,
            Installation.Temporal temporal,
            Installation.Access warehouse,
            Installation.Access store,
            String sandbox,
            Installation.Author author,
            @Nullable Disk disk,
            Kept kept) {}

    /** For how long, in days; what is not named is kept for ever. */
    record Kept(long rows_and_events, long undo_images) {}

    record Disk(String home, long free_bytes, long total_bytes) {}

    record Health(String status, boolean store, boolean temporal) {}

    @GetMapping("/v1/status")
    StatusDocument status() {
        return new StatusDocument(
                installation.version(),
                true,
                installation.web(),
                installation.temporal(),
                installation.warehouse(),
                installation.store(),
                installation.sandbox(),
                installation.author(),
                disk(),
                new Kept(Retention.ROWS.toDays(), Retention.UNDO_IMAGES.toDays()));
    }

    /** 200 when requests can be accepted and carried. */
    @GetMapping("/v1/health")
    ResponseEntity<Health> health() {
        var storeUp = store.up();
        var temporalUp = temporalUp();
        var up = storeUp && temporalUp;
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(up ? "up" : "down", storeUp, temporalUp));
    }

    private boolean temporalUp() {
        try {
            temporal.service()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private @Nullable Disk disk() {
        var home = installation.home();
        if (home == null) {
            return null;
        }
        var file = home.toFile();
        return new Disk(home.toString(), file.getUsableSpace(), file.getTotalSpace());
    }
}
