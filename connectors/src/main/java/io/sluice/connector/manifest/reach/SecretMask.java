package io.sluice.connector.manifest.reach;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes the secrets of one connection out of any text that a person or a log may see: the configured ones, tokens that were
 * fetched with them, and each as a URL, JSON or Basic authentication writes it.
 */
public final class SecretMask {
    private static final String MASK = "•••";
    /** Shorter values ("1", "on") would mask half of every text; nobody guards anything with them. */
    private static final int SHORTEST = 4;

    private volatile Set<String> forms = Set.of();

    public void add(String secret) {
        if (secret.length() >= SHORTEST && !forms.contains(secret)) {
            remember(secret);
        }
    }

    /** A user name and password, which travel together as one Base64 text. */
    public void addBasic(String user, String password) {
        add(password);
        add(Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized void remember(String secret) {
        var all = new LinkedHashSet<>(forms);
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        all.add(secret);
        all.add(form);
        all.add(form.replace("+", "%20"));
        // as queries and forms of ours are written
        all.add(form.replace("*", "%2A").replace("%7E", "~"));
        all.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
        // the longest first, or a secret that begins like another would leave its tail
        var ordered = new LinkedHashSet<String>();
        all.stream().sorted(Comparator.comparing(String::length).reversed()).forEach(ordered::add);
        forms = ordered;
    }

    public String masked(String text) {
        var masked = text;
        for (var form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }
}
