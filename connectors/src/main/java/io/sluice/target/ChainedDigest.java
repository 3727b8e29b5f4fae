package io.sluice.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of a stage's rows in their order, that a crash does not lose: it is chained every hundred rows, and pages end only there, so
 * that it says the same wherever an attempt broke off.
 */
public final class ChainedDigest {

    static final int BLOCK = 100;

    private final MessageDigest sha = Digests.sha256();
    private String chain;
    private int inBlock;

    public ChainedDigest(String chain) {
        this.chain = chain;
        sha.update(chain.getBytes(StandardCharsets.US_ASCII));
    }

    public void add(byte[] bytes, int from, int length) {
        sha.update(bytes, from, length);
        if (++inBlock == BLOCK) {
            close();
        }
    }

    boolean atBoundary() {
        return inBlock == 0;
    }

    /** The digest so far; ends a block that is not full, so only the last page may ask for it off a boundary. */
    String value() {
        if (inBlock > 0) {
            close();
        }
        return chain;
    }

    private void close() {
        chain = HexFormat.of().formatHex(sha.digest());
        sha.update(chain.getBytes(StandardCharsets.US_ASCII));
        inBlock = 0;
    }
}
