package io.sluice.connector.manifest.component;

import java.util.HashMap;
import java.util.Map;

/** The type of a component that does not name one, by the field it stands in. */
final class DefaultTypes {
    private static final Map<String, String> TYPES = parse("""
            CompositeErrorHandler.error_handlers DefaultErrorHandler
            CursorPagination.decoder JsonDecoder
            DatetimeBasedCursor.end_datetime MinMaxDatetime
            DatetimeBasedCursor.end_time_option RequestOption
            DatetimeBasedCursor.start_datetime MinMaxDatetime
            DatetimeBasedCursor.start_time_option RequestOption
            DeclarativeSource.check CheckStream
            DeclarativeSource.spec Spec
            DeclarativeSource.streams DeclarativeStream
            DeclarativeStream.retriever SimpleRetriever
            DeclarativeStream.schema_loader JsonFileSchemaLoader
            DynamicDeclarativeStream.stream_template DeclarativeStream
            DefaultErrorHandler.response_filters HttpResponseFilter
            DefaultPaginator.decoder JsonDecoder
            DefaultPaginator.page_size_option RequestOption
            DpathExtractor.decoder JsonDecoder
            DpathExtractor.record_expander RecordExpander
            HttpRequester.error_handler DefaultErrorHandler
            ListPartitionRouter.request_option RequestOption
            ParentStreamConfig.request_option RequestOption
            ParentStreamConfig.stream DeclarativeStream
            RecordSelector.extractor DpathExtractor
            RecordSelector.record_filter RecordFilter
            SimpleRetriever.paginator NoPagination
            SimpleRetriever.record_selector RecordSelector
            SimpleRetriever.requester HttpRequester
            SubstreamPartitionRouter.parent_stream_configs ParentStreamConfig
            AddFields.fields AddedFieldDefinition
            """);

    private DefaultTypes() {}

    private static Map<String, String> parse(String lines) {
        var types = new HashMap<String, String>();
        lines.lines().map(line -> line.split(" ")).forEach(line -> types.put(line[0], line[1]));
        return types;
    }

    /** {@code place} is the type of the outer component and the name of its field. */
    static String of(String place) {
        return TYPES.getOrDefault(place, "");
    }
}
