package io.sluice.durable;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The typed search attributes by which operators find requests in Temporal UI. */
public final class SearchAttributes {

    public static final SearchAttributeKey<String> USER = SearchAttributeKey.forKeyword("SluiceUser");
    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("SluicePhase");
    public static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("SluiceTarget");
    public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("SluiceOutcome");
    public static final SearchAttributeKey<List<String>> CONNECTOR =
            SearchAttributeKey.forKeywordList("SluiceConnector");

    public static final SearchAttributeKey<String> SCHEDULE = SearchAttributeKey.forKeyword("SluiceSchedule");

    private SearchAttributes() {}
}
