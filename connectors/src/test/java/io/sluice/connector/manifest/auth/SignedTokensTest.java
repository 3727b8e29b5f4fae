package io.sluice.connector.manifest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.component.Document;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.component.Surroundings;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.http.RequestOptions;
import io.sluice.connector.manifest.reach.SecretMask;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web tokens, checked by the other side of the key. */
class SignedTokensTest {
    /** What an independent implementation makes of the first test's manifest. */
    private static final String EXPECTED = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImstMSIsInR5cCI6IkpXVCJ9"
            + ".eyJzY29wZSI6InJlYWQiLCJpc3MiOiJtZSIsImlhdCI6MTcxODQ1MjgwMCwiZXhwIjoxNzE4NDUzNDAwLCJuYmYiOjE3MTg0NTI4MDB9"
            + ".0_pa69o6pW1bzX_ISUKSTG1pt5q1k_mnjdcG3wO6wRw";

    /** A key made for this test, in the two forms in which elliptic keys are found, and its public half. */
    private static final String CURVE = """
            MHcCAQEEIE/mygPHO9s5HA8TnIrynHwOoJj8x0vUl+Rm1Q8ReOWwoAoGCCqGSM49
            AwEHoUQDQgAEUwk6F2sk7j/Z7tgd8oy8ULv7AUpxnt+R48nSfaxLgpGCwpPakxGt
            Nr4s+25d3OUfz7EyQmJ0oLSyK+WGuITIVg==
            """;

    /** The name of its curve, which tools write before it. */
    private static final String PARAMETERS =
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

    private static final String SEALED = """
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiF2WcZ6myWngICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEED4t1xi4aWWHQoN0p97noXQEgZCA
            O3p0XbQfhJEAjh/sjswGy43Py47MbbEmvKzFEh41q9a5zcZ28OAv6+k+SkI28gGq
            UllwPkl5ZpphUy6W2lExsvwloYFJoepTU5wuLz8JWx3cDlbnOnd6iM7/0OqCrrgx
            ych+1VgyCUunWaMCCstEnZgO5pfEtTWhlB6At6q6vIrLuAxbhwwfz4vwI8SkMEM=
            """;

    /** Another key, sealed as it was before PKCS #8. */
    private static final String OLDER_SEALED = """
            -----BEGIN EC PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-128-CBC,AE1CD6AB2460C158D2CBB0DED8465A00

            qVpcI3up03Khz2fJNZzpjJY4xmBA6ibvY4Y0i5iYcUJ84CFkQkRFE+WRtXsUqwt0
            Q/yvRzkVWt9aIKZjl3Ot2YyV/RWH/aWecjUMtOSyx1aHcedC9GBfTTkVvz70lAqt
            hBiJ1vs5yke08BFUBTKEEr2Nj+uvtB0OcRSVmKm1YSU=
            -----END EC PRIVATE KEY-----
            """;

    private static final String PUBLIC = """
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEUwk6F2sk7j/Z7tgd8oy8ULv7AUpx
            nt+R48nSfaxLgpGCwpPakxGtNr4s+25d3OUfz7EyQmJ0oLSyK+WGuITIVg==
            """;

    private final Map<String, @Nullable Object> settings = new LinkedHashMap<>(Map.of("secret", "s3cret!"));
    private final SecretMask mask = new SecretMask();

    private RequestOptions options(String fields) {
        var document = Document.read("test", """
                streams:
                  - name: s
                    retriever:
                      requester:
                        authenticator: {type: JwtAuthenticator, secret_key: "{{ config['secret'] }}", %s}
                """.formatted(fields));
        var component = document.root(Clock.systemUTC())
                .children("streams")
                .getFirst()
                .needed("retriever")
                .needed("requester")
                .needed("authenticator");
        var clock = Clock.fixed(Instant.parse("2024-06-15T12:00:00Z"), ZoneOffset.UTC);
        var config = new Config(settings, changed -> {});
        var around = new Surroundings(
                config,
                clock,
                request -> {
                    throw new AssertionError("nothing is asked for a token");
                },
                Limiter.none(),
                mask);
        return Authenticators.of(component, around).options(Scope.of(config));
    }

    private String token(String fields) {
        return String.valueOf(options(fields).headers().get("Authorization"));
    }

    @Test
    void a_shared_secret_signs_what_the_manifest_claims_and_when() {
        var fields = """
                algorithm: HS256, token_duration: 600, header_prefix: Bearer, jwt_headers: {kid: k-1}, jwt_payload: {iss: me},
                additional_jwt_payload: {scope: read}""".replace("\n", " ");
        assertThat(token(fields)).isEqualTo("Bearer " + EXPECTED);
        assertThat(mask.masked("s3cret! and " + EXPECTED)).isEqualTo("••• and •••");
    }

    @Test
    void a_token_goes_where_the_manifest_says() {
        var place = "request_option: {type: RequestOption, inject_into: request_parameter, field_name: jwt}";
        assertThat(options("algorithm: HS512, " + place).params()).containsOnlyKeys("jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS384"})
    void a_private_key_signs_in_either_of_its_forms(String algorithm) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var whole = pair.getPrivate().getEncoded();
        // the older form is what the newer one wraps in 26 bytes
        var older = Arrays.copyOfRange(whole, 26, whole.length);
        for (var pem : List.of(
                pem("", encoded(whole)),
                pem("RSA ", encoded(older)).replace("\r", "").replace("\n", "\\n"))) {
            settings.put("secret", pem);
            var parts = token("algorithm: " + algorithm).split("\\.");
            var verifier = Signature.getInstance(
                    algorithm.startsWith("PS") ? "RSASSA-PSS" : "SHA" + algorithm.substring(2) + "withRSA");
            if (algorithm.startsWith("PS")) {
                var hash = "SHA-" + algorithm.substring(2);
                var salt = Integer.parseInt(algorithm.substring(2)) / 8;
                verifier.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
            }
            verifier.initVerify(pair.getPublic());
            assertSigned(verifier, parts);
        }
    }

    @Test
    void an_elliptic_key_signs_open_or_sealed_by_a_passphrase() throws Exception {
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(PUBLIC)));
        settings.put("phrase", "open-sesame");
        for (var pem : List.of(pem("EC ", CURVE), PARAMETERS + pem("EC ", CURVE), pem("ENCRYPTED ", SEALED))) {
            settings.put("secret", pem);
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            assertSigned(
                    verifier,
                    token("algorithm: ES256, passphrase: \"{{ config['phrase'] }}\"")
                            .split("\\."));
        }
    }

    @Test
    void a_key_of_an_edwards_curve_signs() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        settings.put("secret", pem("", encoded(pair.getPrivate().getEncoded())));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        assertSigned(verifier, token("algorithm: EdDSA").split("\\."));
    }

    @Test
    void a_key_signs_whatever_a_form_made_of_its_lines() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var pem = pem("", encoded(pair.getPrivate().getEncoded()));
        var verifier = Signature.getInstance("Ed25519");
        for (var pasted : List.of(
                pem.replace("\r", "").replace("\n", ""),
                pem.replaceAll("[\r\n]+", " "),
                pem.indent(4),
                PARAMETERS.replace("\n", "") + pem)) {
            settings.put("secret", pasted);
            verifier.initVerify(pair.getPublic());
            assertSigned(verifier, token("algorithm: EdDSA").split("\\."));
        }
    }

    @Test
    void an_older_key_keeps_the_lines_that_say_how_it_is_sealed() throws Exception {
        settings.put("phrase", "open-sesame");
        settings.put("secret", OLDER_SEALED.indent(2));
        assertThat(token("algorithm: ES256, passphrase: \"{{ config['phrase'] }}\""))
                .contains(".");
    }

    @Test
    void a_key_that_is_too_short_is_refused_with_its_size() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        settings.put(
                "secret",
                pem("", encoded(generator.generateKeyPair().getPrivate().getEncoded())));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> token("algorithm: RS256"))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_SETTING))
                .withMessageContaining("2048")
                .withMessageContaining("1024")
                .withNoCause();
    }

    @Test
    void a_key_with_a_character_that_is_none_is_a_bad_setting() {
        settings.put("secret", pem("", "MIIEvQ\u00e4*)\n"));
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> token("algorithm: RS256"))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_SETTING))
                .withNoCause();
    }

    @Test
    void a_key_that_signs_nothing_is_named_and_not_shown() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> token("algorithm: RS256"))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_SETTING))
                .withMessageContaining("authenticator")
                .withMessageContaining("RS256")
                .withMessageNotContaining("s3cret")
                .withNoCause();
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> token("algorithm: ES256K"))
                .withMessageContaining("ES256K");
    }

    private static void assertSigned(Signature verifier, String[] parts) throws Exception {
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static String encoded(byte[] key) {
        return Base64.getMimeEncoder().encodeToString(key) + "\n";
    }

    private static String pem(String form, String body) {
        return "-----BEGIN " + form + "PRIVATE KEY-----\n" + body + "-----END " + form + "PRIVATE KEY-----\n";
    }
}
