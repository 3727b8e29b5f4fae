package io.sluice.connector.manifest.component;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components and properties that this version knows; what a stream reaches beyond them is missing or ignored. */
public final class Vocabulary {
    /** A star: components stand in the field. An exclamation mark: known, and not in this version. */
    private static final Map<String, Map<String, Character>> TYPES = parse("""
            DeclarativeStream: name retriever* incremental_sync* primary_key schema_loader* transformations* \
            state_migrations* file_uploader!
            SimpleRetriever: requester* decoder* record_selector* paginator* partition_router* \
            ignore_stream_slicer_parameters_on_paginated_requests pagination_reset! page_size_reduction! \
            request_window_splitting!
            HttpRequester: url_base url path http_method authenticator* request_parameters request_headers \
            request_body_data request_body_json request_body* error_handler* use_cache query_properties! \
            fetch_properties_from_endpoint! connect_timeout_in_seconds read_timeout_in_seconds use_tcp_keepalive
            RequestBodyPlainText: value
            RequestBodyUrlEncodedForm: value
            RequestBodyJsonObject: value
            RequestBodyGraphQL: value
            RecordSelector: extractor* record_filter* schema_normalization transform_before_filtering
            DpathExtractor: field_path decoder* record_expander*
            RecordExpander: expand_records_from_field remain_original_record on_no_records
            RecordFilter: condition
            JsonDecoder:
            JsonItemsDecoder: items_path encoding
            JsonlDecoder:
            IterableDecoder:
            XmlDecoder:
            CsvDecoder: encoding delimiter set_values_to_none
            GzipDecoder: decoder*
            ZipfileDecoder: decoder*
            NoPagination:
            DefaultPaginator: pagination_strategy* page_size_option* page_token_option* decoder* url_base
            PageIncrement: page_size start_from_page inject_on_first_request
            OffsetIncrement: page_size inject_on_first_request
            CursorPagination: cursor_value page_size stop_condition decoder*
            RequestOption: inject_into field_name field_path
            RequestPath:
            AddFields: fields* condition
            AddedFieldDefinition: path value value_type
            RemoveFields: condition field_pointers
            KeysToLower:
            KeysToSnakeCase:
            KeysReplace: old new
            FlattenFields: flatten_lists
            DpathFlattenFields: field_path delete_origin_value replace_record key_transformation*
            KeyTransformation: prefix suffix
            InlineSchemaLoader: schema
            JsonFileSchemaLoader: file_path
            NoAuth:
            ApiKeyAuthenticator: api_token header inject_into*
            BasicHttpAuthenticator: username password
            BearerAuthenticator: api_token
            OAuthAuthenticator: client_id_name client_id client_secret_name client_secret refresh_token_name \
            refresh_token token_refresh_endpoint access_token_name access_token_value expires_in_name grant_type_name \
            grant_type refresh_request_body refresh_request_headers scopes token_expiry_date token_expiry_date_format \
            refresh_token_updater send_refresh_request_as_query_params refresh_token_error_status_codes \
            refresh_token_error_key refresh_token_error_values profile_assertion! use_profile_assertion
            SessionTokenAuthenticator: login_requester* session_token_path expiration_duration \
            request_authentication* decoder*
            ApiKey: inject_into* api_token
            Bearer:
            LegacySessionTokenAuthenticator: header login_url session_token session_token_response_key username password \
            validate_session_url
            JwtAuthenticator: secret_key base64_encode_secret_key algorithm token_duration header_prefix jwt_headers \
            additional_jwt_headers jwt_payload additional_jwt_payload passphrase request_option*
            SelectiveAuthenticator: authenticator_selection_path authenticators*
            DatetimeBasedCursor: cursor_field cursor_datetime_formats start_datetime* start_time_option* end_datetime* \
            end_time_option* datetime_format cursor_granularity is_data_feed is_client_side_incremental \
            is_compare_strictly global_substream_cursor lookback_window partition_field_end partition_field_start step \
            clamping allow_catalog_defined_cursor_field
            IncrementingCountCursor: cursor_field start_value start_value_option* is_data_feed \
            is_client_side_incremental allow_catalog_defined_cursor_field
            LegacyToPerPartitionStateMigration:
            MinMaxDatetime: datetime datetime_format max_datetime min_datetime
            ListPartitionRouter: cursor_field values request_option*
            SubstreamPartitionRouter: parent_stream_configs*
            UnionPartitionRouter: partition_field partition_routers*
            GroupingPartitionRouter: group_size underlying_partition_router* deduplicate
            ParentStreamConfig: stream* parent_key partition_field request_option* incremental_dependency extra_fields \
            lazy_read_pointer!
            DefaultErrorHandler: backoff_strategies* max_retries response_filters*
            CompositeErrorHandler: error_handlers*
            HttpResponseFilter: action failure_type error_message error_message_contains http_codes predicate
            ConstantBackoffStrategy: backoff_time_in_seconds jitter_range_in_seconds
            ExponentialBackoffStrategy: factor jitter_range_in_seconds
            WaitTimeFromHeader: header regex max_waiting_time_in_seconds
            WaitUntilTimeFromHeader: header min_wait regex max_waiting_time_in_seconds
            WaitTimeFromResponse: wait_time_in_seconds max_waiting_time_in_seconds
            ConfigAddFields: fields* condition
            ConfigRemoveFields: field_pointers condition
            ConfigRemapField: map field_path
            """);
    /** The words that a property may hold, where the ecosystem knows more of them than this version. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "HttpResponseFilter.action",
            Set.of(
                    "SUCCESS",
                    "RETRY",
                    "FAIL",
                    "IGNORE",
                    "RESET_PAGINATION",
                    "RATE_LIMITED",
                    "REFRESH_TOKEN_THEN_RETRY"));
    /** Written by tools that edit manifests, and without effect. */
    private static final Set<String> NO_PROPERTIES = Set.of("type", "$parameters", "$options");

    private Vocabulary() {}

    private static Map<String, Map<String, Character>> parse(String lines) {
        var types = new HashMap<String, Map<String, Character>>();
        lines.lines().forEach(line -> {
            var colon = line.indexOf(':');
            var properties = new LinkedHashMap<String, Character>();
            for (var word : line.substring(colon + 1).trim().split(" ")) {
                var mark = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
                properties.put(mark == '*' || mark == '!' ? word.substring(0, word.length() - 1) : word, mark);
            }
            types.put(line.substring(0, colon), properties);
        });
        return types;
    }

    /** What a component, and all that it reaches, needs beyond this version. */
    public static Missing examine(Component component) {
        var gaps = new Missing();
        examine(component, gaps);
        return gaps;
    }

    private static void examine(Component component, Missing gaps) {
        var known = TYPES.get(component.type());
        if (known == null) {
            gaps.miss(
                    component.type().startsWith("Custom")
                            ? component.type() + " " + component.text("class_name", "")
                            : component.type().isEmpty() ? "a component without a type" : component.type());
            return;
        }
        component.fields().forEach((name, value) -> {
            var mark = known.get(name);
            if (mark == null) {
                if (!NO_PROPERTIES.contains(name) && !component.parameters().containsKey(name)) {
                    gaps.ignore(component.type() + "." + name);
                }
            } else if (mark == '!') {
                miss(component.type() + "." + name, value, gaps::miss);
            } else if (mark == '*') {
                inside(component, name, gaps);
            } else if (name.equals("request_parameters") && value instanceof Map<?, ?> parameters) {
                properties(parameters, gaps);
            } else {
                word(component.type() + "." + name, value, gaps);
            }
        });
    }

    private static void inside(Component component, String field, Missing gaps) {
        // the authenticators of a selection stand under names of their own
        var map = component.type().equals("SelectiveAuthenticator") ? component.child(field) : null;
        if (map == null) {
            component.children(field).forEach(child -> examine(child, gaps));
        } else {
            map.fields().keySet().forEach(name -> map.children(name).forEach(child -> examine(child, gaps)));
        }
    }

    private static void word(String property, @Nullable Object value, Missing gaps) {
        var words = WORDS.get(property);
        if (words != null && value instanceof String word && !word.isEmpty() && !words.contains(word)) {
            gaps.miss(property + " " + word);
        }
    }

    private static void miss(String property, @Nullable Object value, Consumer<String> miss) {
        if (value != null && !Boolean.FALSE.equals(value) && !(value instanceof List<?> list && list.isEmpty())) {
            miss.accept(property);
        }
    }

    private static void properties(Map<?, ?> parameters, Missing gaps) {
        for (var value : parameters.values()) {
            if (value instanceof Map<?, ?> map && "QueryProperties".equals(map.get("type"))) {
                if (!(map.get("property_list") instanceof List<?> list) || list.isEmpty()) {
                    gaps.miss("QueryProperties.property_list");
                }
                Stream.of("property_chunking", "property_selector")
                        .filter(map::containsKey)
                        .forEach(name -> gaps.miss("QueryProperties." + name));
            }
        }
    }
}
