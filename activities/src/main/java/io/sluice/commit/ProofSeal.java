package io.sluice.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.pipeline.Change;
import io.sluice.target.Digests;
import java.util.SortedMap;

/**
 * Everything that a proof is about: the draft's scripts, the request's options, the snapshot they were resolved against, each source file by
 * its content, each stage by its rows, each file to be written, and the change. Its hash is the proof's: change one bit and it is another proof.
 */
public record ProofSeal(
        String draft,
        String options,
        String snapshot,
        SortedMap<Integer, String> sources,
        SortedMap<Integer, String> stages,
        SortedMap<Integer, String> files,
        Change predicted) {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String hash() {
        return Digests.of(json());
    }

    public String json() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ProofSeal of(String json) {
        try {
            return CANONICAL.readValue(json, ProofSeal.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof's seal cannot be read", e);
        }
    }
}
