/**
 * Relational databases: safe sessions, their faults in plain words, and what is really in them. Start at
 * {@link io.sluice.connector.database.Databases}. No secret enters a message; a user's URL can set nothing but where and how safely
 * to connect.
 */
@NullMarked
package io.sluice.connector.database;

import org.jspecify.annotations.NullMarked;
