package io.sluice.author;

import io.sluice.connector.Connection;

/** A database that a request may use; a bare table name lies in {@code schema}. */
public record Database(String name, Connection.Kind kind, String schema) {}
