package io.sluice.store;

import io.sluice.pipeline.Change;
import java.time.Instant;

/** What a commit really did, by the ledger's word; {@code receipts} is JSON of who commits. */
public record CommitRecord(String request, String proof, Change actual, Instant at, String receipts) {}
