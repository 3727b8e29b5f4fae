package io.sluice.connection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What trying a connection showed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@Type(value = Check.Good.class, name = "good"), @Type(value = Check.Bad.class, name = "bad")})
public sealed interface Check {

    /** {@code readOnly}: the role may not keep the ledger, so nothing is ever committed there. */
    record Good(String server, boolean readOnly) implements Check {}

    /** {@code code} is stable; {@code setting}: a field is wrong, not the far side. */
    record Bad(String code, boolean setting, String message, String next) implements Check {}
}
