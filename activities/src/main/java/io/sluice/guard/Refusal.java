package io.sluice.guard;

/** Ends a check early; never leaves this package: the guards turn it into {@link Verdict.Rejected}. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Verdict.Rejected verdict;

    Refusal(Rule rule, String token, String message) {
        super(message, null, false, false);
        verdict = new Verdict.Rejected(rule, shortened(token), message);
    }

    Verdict.Rejected verdict() {
        return verdict;
    }

    private static String shortened(String token) {
        return token.length() <= 120 ? token : token.substring(0, 120) + "…";
    }
}
