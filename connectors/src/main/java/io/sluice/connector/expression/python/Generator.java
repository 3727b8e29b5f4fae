package io.sluice.connector.expression.python;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Items that can be taken once, computed when they are asked for. */
public record Generator(Iterator<@Nullable Object> items) {}
