package io.sluice.request;

/** Who decides that a proof is committed. */
public enum Approval {
    /** The default policy: at once what cannot hurt, a person for the rest. */
    AUTO,
    /** Commit whatever passed proof, guards and budget. */
    YES,
    /** Always wait for a person. */
    ASK,
    /** Stop at the proof. */
    NEVER
}
