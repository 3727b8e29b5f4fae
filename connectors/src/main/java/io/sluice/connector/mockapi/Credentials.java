package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request must carry to be let in; an expectation without a text only asks that something is there. */
record Credentials(List<Expected> all) {
    record Expected(Place place, String prefix, @Nullable String text, boolean issued) {}

    static Credentials of(@Nullable Object authenticator, Scope outer) {
        var map = Tree.map(authenticator);
        var scope = outer.in(map);
        return new Credentials(
                switch (Tree.textAt(map, "type")) {
                    case "BearerAuthenticator" -> List.of(bearer(scope.text(map.get("api_token")), false));
                    case "ApiKeyAuthenticator" -> apiKey(map, scope);
                    case "BasicHttpAuthenticator" -> List.of(basic(map, scope));
                    case "OAuthAuthenticator" -> List.of(bearer(scope.text(map.get("access_token_value")), true));
                    case "SessionTokenAuthenticator" -> session(Tree.mapAt(map, "request_authentication"), scope);
                    case "LegacySessionTokenAuthenticator" ->
                        List.of(new Expected(
                                Place.header(String.valueOf(scope.text(map.get("header")))),
                                "",
                                scope.text(map.get("session_token")),
                                true));
                    case "JwtAuthenticator" -> webToken(map, scope);
                    case "SelectiveAuthenticator" ->
                        of(selected(map, scope), outer).all();
                    default -> List.of();
                });
    }

    /** The one that the configuration chooses. */
    static Map<String, @Nullable Object> selected(Map<String, @Nullable Object> map, Scope scope) {
        @Nullable Object choice = scope.config();
        for (var key : Tree.list(map.get("authenticator_selection_path"))) {
            choice = Tree.map(choice).get(key);
        }
        return Tree.mapAt(map, "authenticators", String.valueOf(choice));
    }

    private static Expected bearer(@Nullable String token, boolean issued) {
        return new Expected(Place.header("Authorization"), "Bearer ", token, issued);
    }

    private static List<Expected> apiKey(Map<String, @Nullable Object> map, Scope scope) {
        var header = map.get("header") == null ? "" : scope.text(map.get("header"));
        var place = header == null || header.isEmpty() ? Place.of(map.get("inject_into"), scope) : Place.header(header);
        return place == null ? List.of() : List.of(new Expected(place, "", scope.text(map.get("api_token")), false));
    }

    private static Expected basic(Map<String, @Nullable Object> map, Scope scope) {
        var user = scope.text(map.get("username"));
        var password = map.get("password") == null ? "" : scope.text(map.get("password"));
        var text = user == null
                ? null
                : Base64.getEncoder()
                        .encodeToString(
                                (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8));
        return new Expected(Place.header("Authorization"), "Basic ", text, false);
    }

    /** Signed by the client; who only looks at it cannot say more than that it is there. */
    private static List<Expected> webToken(Map<String, @Nullable Object> map, Scope scope) {
        var place = Place.of(map.get("request_option"), scope);
        var prefix = map.get("header_prefix") == null ? "" : scope.text(map.get("header_prefix")) + " ";
        return List.of(new Expected(place == null ? Place.header("Authorization") : place, prefix, null, false));
    }

    private static List<Expected> session(Map<String, @Nullable Object> use, Scope scope) {
        var place = Place.of(use.get("inject_into"), scope);
        return Tree.textAt(use, "type").equals("ApiKey") && place != null
                ? List.of(new Expected(place, "", null, true))
                : List.of(bearer(null, true));
    }

    /** Why the request is refused, or nothing. */
    @Nullable
    String objection(Call call, TokenDesk desk) {
        for (var expected : all) {
            var found = expected.place().in(call);
            if (found == null || !found.startsWith(expected.prefix())) {
                return "nothing to be let in by at " + expected.place();
            }
            var token = found.substring(expected.prefix().length());
            if (expected.issued() && desk.issued(token)) {
                continue;
            }
            var right = expected.text() == null
                    ? !expected.issued() && !token.isEmpty()
                    : expected.text().equals(token);
            if (!right) {
                return "the credential at " + expected.place() + " is not the right one";
            }
        }
        return null;
    }
}
