package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.FileMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.store.NewRequest;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.StoredApi;
import io.sluice.store.StoredRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {

    private static final Connection NOBODY =
            new Connection("nobody", Connection.Kind.POSTGRES, "postgres://u@127.0.0.1:1/d", null, false);

    private static final String SHOP = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [orders]}
            streams:
              - type: DeclarativeStream
                name: orders
                primary_key: id
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: updated_at
                  datetime_format: '%Y-%m-%d'
                  start_datetime: '2026-01-01'
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: 'https://shop.example', path: /orders}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader:
                  type: InlineSchemaLoader
                  schema:
                    type: object
                    properties: {id: {type: integer}, updated_at: {type: string, format: date}}
            """;

    @Test
    void shows_the_tables_and_files_that_a_request_may_name(@TempDir Path folder) {
        try (var warehouse = TestDatabase.postgres().run("create table orders (a int)");
                var mariadb = TestDatabase.mariadb().run("create table customers (a int)");
                var installation = new TestInstallation(folder, warehouse.as("warehouse"), mariadb.as("crm"), NOBODY)
                        .file("sales.csv", "id,amount\n1,2\n");
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            var all = catalogs.of(request(installation, folder, List.of()), List.of());
            assertThat(all.catalog().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactlyInAnyOrder("warehouse.public.orders", "crm." + mariadb.name() + ".customers");
            assertThat(all.catalog().files()).extracting(FileMetadata::path).contains("sales.csv");
            assertThat(all.databases())
                    .extracting(database -> database.name())
                    .containsExactlyInAnyOrder("warehouse", "crm");
            assertThat(all.target()).isEqualTo("warehouse");

            var some = catalogs.of(request(installation, folder, List.of("warehouse")), List.of());
            assertThat(some.databases()).extracting(database -> database.name()).containsExactly("warehouse");
        }
    }

    @Test
    void shows_the_streams_of_an_api_as_its_manifest_describes_them(@TempDir Path folder) {
        try (var warehouse = TestDatabase.postgres();
                var installation = new TestInstallation(folder, warehouse.as("warehouse"));
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            installation
                    .store()
                    .connections()
                    .save(StoredConnection.untestedApi("shop", "shop.yaml", "{}", new StoredApi(SHOP, null)));
            var streams = catalogs.of(request(installation, folder, List.of("shop")), List.of())
                    .catalog()
                    .streams();
            assertThat(streams).hasSize(1);
            assertThat(streams.getFirst().connection()).isEqualTo("shop");
            assertThat(streams.getFirst().name()).isEqualTo("orders");
            assertThat(streams.getFirst().path()).isEqualTo("/orders");
            assertThat(streams.getFirst().cursor()).isEqualTo("updated_at");
        }
    }

    @Test
    void a_connection_that_the_request_names_must_answer(@TempDir Path folder) {
        try (var warehouse = TestDatabase.postgres();
                var installation = new TestInstallation(folder, warehouse.as("warehouse"), NOBODY);
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            assertThatThrownBy(() -> catalogs.of(request(installation, folder, List.of("nobody")), List.of()))
                    .isInstanceOf(ConnectorException.class);
            assertThatThrownBy(() -> catalogs.of(request(installation, folder, List.of("unheard")), List.of()))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("no connection");
        }
    }

    @Test
    void a_connection_that_the_sentence_reads_must_answer_unless_the_word_is_a_tables(@TempDir Path folder) {
        try (var warehouse = TestDatabase.postgres();
                var installation = new TestInstallation(folder, warehouse.as("warehouse"), NOBODY);
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            var copy = request(installation, folder, List.of(), "Copy nobody.boats into the boats table");
            assertThatThrownBy(() -> catalogs.of(copy, List.of())).isInstanceOf(ConnectorException.class);
            var count = request(installation, folder, List.of(), "Count the rows of nobody");
            assertThatThrownBy(() -> catalogs.of(count, List.of())).isInstanceOf(ConnectorException.class);
            warehouse.run("create table nobody (a int)");
            assertThat(catalogs.of(count, List.of()).catalog().tables()).hasSize(1);
        }
    }

    @Test
    void sees_a_table_that_was_made_a_moment_ago(@TempDir Path folder) {
        try (var warehouse = TestDatabase.postgres();
                var installation = new TestInstallation(folder, warehouse.as("warehouse"));
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            var request = request(installation, folder, List.of());
            installation.databases().engine(warehouse.as("warehouse")); // connected: only reading is measured
            catalogs.of(request, List.of());
            warehouse.run("create table fresh (a int)");
            assertThat(catalogs.of(request, List.of()).catalog().tables()).hasSize(1);
        }
    }

    private static StoredRequest request(TestInstallation installation, Path folder, List<String> on) {
        return request(installation, folder, on, "x");
    }

    private static StoredRequest request(TestInstallation installation, Path folder, List<String> on, String sentence) {
        var id = "r-" + UUID.randomUUID();
        installation
                .store()
                .requests()
                .insert(new NewRequest(
                        id, 1, sentence, on, List.of(), folder.toString(), Approval.AUTO, Pace.ONE_GO, null, "UTC"));
        return installation.store().requests().load(id);
    }
}
