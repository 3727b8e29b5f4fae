package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.TestApi.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a later version may read is refused by its name, stream by stream; the others are read. */
class RefusedComponentsTest {
    private static final String REQUESTER = "{url_base: \"{{ config['url'] }}\", path: s}";
    private static final String SELECTOR = "{extractor: {field_path: []}}";
    private static final String RETRIEVER = "{requester: " + REQUESTER + ", record_selector: " + SELECTOR + "}";

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            name: s, retriever: {type: AsyncRetriever, creation_requester: REQUESTER} ¦ AsyncRetriever
            name: s, retriever: RETRIEVER, schema_loader: {type: DynamicSchemaLoader, retriever: RETRIEVER} ¦ DynamicSchemaLoader
            name: s, type: StateDelegatingStream, full_refresh_stream: {name: s, retriever: RETRIEVER} ¦ StateDelegatingStream
            name: s, retriever: RETRIEVER, file_uploader: {type: FileUploader, requester: REQUESTER} ¦ DeclarativeStream.file_uploader
            name: s, retriever: {type: CustomRetriever, class_name: a.B} ¦ CustomRetriever a.B
            name: s, retriever: {requester: {type: CustomRequester, class_name: a.B}, record_selector: SELECTOR} ¦ CustomRequester a.B
            name: s, retriever: {requester: REQUESTER, record_selector: {extractor: {type: CustomRecordExtractor, class_name: a.B}}} ¦ CustomRecordExtractor a.B
            name: s, retriever: {requester: REQUESTER, record_selector: {extractor: {field_path: []}, record_filter: {type: CustomRecordFilter, class_name: a.B}}} ¦ CustomRecordFilter a.B
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, decoder: {type: CustomDecoder, class_name: a.B}} ¦ CustomDecoder a.B
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, partition_router: {type: CustomPartitionRouter, class_name: a.B}} ¦ CustomPartitionRouter a.B
            name: s, retriever: RETRIEVER, transformations: [{type: CustomTransformation, class_name: a.B}] ¦ CustomTransformation a.B
            name: s, retriever: RETRIEVER, incremental_sync: {type: CustomIncrementalSync, class_name: a.B} ¦ CustomIncrementalSync a.B
            name: s, retriever: RETRIEVER, state_migrations: [{type: CustomStateMigration, class_name: a.B}] ¦ CustomStateMigration a.B
            name: s, retriever: {requester: {url_base: x, authenticator: {type: CustomAuthenticator, class_name: a.B}}, record_selector: SELECTOR} ¦ CustomAuthenticator a.B
            name: s, retriever: {requester: {url_base: x, error_handler: {type: CustomErrorHandler, class_name: a.B}}, record_selector: SELECTOR} ¦ CustomErrorHandler a.B
            name: s, retriever: {requester: {url_base: x, error_handler: {type: DefaultErrorHandler, backoff_strategies: [{type: CustomBackoffStrategy, class_name: a.B}]}}, record_selector: SELECTOR} ¦ CustomBackoffStrategy a.B
            name: s, retriever: {requester: {url_base: x, error_handler: {type: DefaultErrorHandler, response_filters: [{type: HttpResponseFilter, http_codes: [413], action: REDUCE_PAGE_SIZE}]}}, record_selector: SELECTOR} ¦ HttpResponseFilter.action REDUCE_PAGE_SIZE
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, paginator: {type: DefaultPaginator, pagination_strategy: {type: CustomPaginationStrategy, class_name: a.B}}} ¦ CustomPaginationStrategy a.B
            name: s, retriever: {requester: {url_base: x, request_parameters: {f: {type: QueryProperties, property_list: [a], property_chunking: {type: PropertyChunking}}}}, record_selector: SELECTOR} ¦ QueryProperties.property_chunking
            name: s, retriever: {requester: {url_base: x, request_parameters: {f: {type: QueryProperties, property_list: {type: PropertiesFromEndpoint}}}}, record_selector: SELECTOR} ¦ QueryProperties.property_list
            name: s, retriever: {requester: {url_base: x, query_properties: {type: QueryProperties}}, record_selector: SELECTOR} ¦ HttpRequester.query_properties
            name: s, retriever: {requester: {url_base: x, fetch_properties_from_endpoint: {type: PropertiesFromEndpoint}}, record_selector: SELECTOR} ¦ HttpRequester.fetch_properties_from_endpoint
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, pagination_reset: {type: PaginationReset, action: RESET}} ¦ SimpleRetriever.pagination_reset
            name: s, retriever: {requester: {url_base: x, authenticator: {type: OAuthAuthenticator, use_profile_assertion: true, profile_assertion: {type: JwtAuthenticator}}}, record_selector: SELECTOR} ¦ OAuthAuthenticator.profile_assertion
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{stream: {name: p, retriever: RETRIEVER}, parent_key: id, partition_field: p, lazy_read_pointer: [x]}]}} ¦ ParentStreamConfig.lazy_read_pointer
            name: s, retriever: {requester: REQUESTER, record_selector: SELECTOR, partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{stream: {name: p, retriever: {type: AsyncRetriever}}, parent_key: id, partition_field: p}]}} ¦ AsyncRetriever
            """)
    void a_stream_that_needs_what_this_version_has_not_says_what_and_stops_no_other(String stream, String missing) {
        var manifest = manifest("- {" + stream + "}");
        assertThat(Manifest.read("m", manifest).streams()).hasSize(2).first().satisfies(one -> {
            assertThat(one.missing()).contains(missing);
            assertThat(one.isRunnable()).isFalse();
        });
        try (var api = new TestApi(asked -> Reply.json("[{\"i\":1}]"))) {
            var connector = Read.connector(api, manifest);
            connector.check();
            assertThat(Read.all(connector, "t")).containsExactly("{\"i\":1}");
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> Read.all(connector, "s"))
                    .withMessageContaining("stream s needs what this version has not")
                    .withMessageContaining(missing)
                    .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.BAD_SETTING));
            assertThat(api.targets()).containsOnly("/s");
        }
    }

    @Test
    void streams_that_only_the_api_could_name_are_one_that_says_so() {
        var manifest = manifest("") + """
                dynamic_streams:
                  - type: DynamicDeclarativeStream
                    name: tables
                    stream_template: {name: x, retriever: %s}
                    components_resolver: {type: HttpComponentsResolver}
                """.formatted(RETRIEVER);
        assertThat(Manifest.read("m", manifest).streams())
                .satisfiesExactly(
                        plain -> assertThat(plain.isRunnable()).isTrue(),
                        dynamic -> assertThat(dynamic.missing()).containsExactly("DynamicDeclarativeStream"));
    }

    private static String manifest(String stream) {
        return """
                check: {stream_names: [t]}
                streams:
                  %s
                  - {name: t, retriever: RETRIEVER}
                """.formatted(stream)
                .replace("RETRIEVER", RETRIEVER)
                .replace("REQUESTER", REQUESTER)
                .replace("SELECTOR", SELECTOR);
    }
}
