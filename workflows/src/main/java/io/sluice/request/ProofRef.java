package io.sluice.request;

/** A sealed proof; {@code policyAllows} when the default policy commits it without a person. */
public record ProofRef(DraftRef draft, String hash, boolean policyAllows) {}
