package io.sluice.request;

/** Names one version of a request's draft in the store; {@code hash} is the SHA-256 of its canonical JSON. */
public record DraftRef(String request, int version, String hash) {}
