package io.sluice.standalone.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.Opening;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagedApiTest {

    @Test
    void is_no_api_without_an_end_however_many_pages_it_has() throws IOException {
        try (var api = new PagedApi(2, 1_200, 0);
                var http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()))) {
            var manifest =
                    Manifest.read("bench", ParcelManifest.of(api.url(), 2, 0, 1).toString());
            var opening =
                    new Opening(new Config(Map.of(), changed -> {}), Clock.systemUTC(), http, Limiter.none(), null);
            assertThat(ReadAlone.read(new ManifestConnector(manifest, opening), "parcels", 1))
                    .isEqualTo(2_400);
            assertThat(api.requests()).isEqualTo(1_201);
        }
    }
}
