package io.sluice.connector.mockapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands out access and session tokens where the manifest says they are to be had. */
final class TokenDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCESS = "mock_access_token";

    private record Window(RequestForm form, Credentials credentials, Map<String, @Nullable Object> answer) {}

    private final List<Window> windows = new ArrayList<>();

    /** Opens a window for the authenticator of a requester, if it fetches tokens. */
    void open(Map<String, @Nullable Object> requester, Scope scope) {
        open(requester.get("authenticator"), requester, scope);
    }

    private void open(@Nullable Object authenticator, Map<String, @Nullable Object> requester, Scope scope) {
        var map = Tree.map(authenticator);
        switch (Tree.textAt(map, "type")) {
            case "OAuthAuthenticator" -> windows.add(accessTokens(map, scope));
            case "SessionTokenAuthenticator" -> windows.add(sessionTokens(map, scope));
            case "LegacySessionTokenAuthenticator" -> {
                windows.add(below(requester, map, "validate_session_url", "GET", "valid", scope));
                var key = String.valueOf(map.get("session_token_response_key"));
                windows.add(below(requester, map, "login_url", "POST", key, scope));
            }
            case "SelectiveAuthenticator" -> open(Credentials.selected(map, scope), requester, scope);
            default -> {}
        }
    }

    private static Window accessTokens(Map<String, @Nullable Object> map, Scope scope) {
        var requester = new LinkedHashMap<String, @Nullable Object>();
        requester.put("url_base", map.get("token_refresh_endpoint"));
        requester.put("http_method", "POST");
        requester.put("$parameters", map.get("$parameters"));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(nameOr(map.get("access_token_name"), "access_token"), ACCESS);
        answer.put(nameOr(map.get("expires_in_name"), "expires_in"), 7200);
        answer.put("token_type", "Bearer");
        answer.put(
                nameOr(Tree.at(map, "refresh_token_updater", "refresh_token_name"), "refresh_token"),
                "mock_refresh_token");
        return new Window(RequestForm.of(requester, scope), new Credentials(List.of()), answer);
    }

    private static Window sessionTokens(Map<String, @Nullable Object> map, Scope scope) {
        var requester = Tree.mapAt(map, "login_requester");
        var answer = new LinkedHashMap<String, @Nullable Object>();
        var path = Tree.list(map.get("session_token_path")).stream()
                .map(Object::toString)
                .toList();
        Tree.put(answer, path, ACCESS);
        return new Window(
                RequestForm.of(requester, scope), Credentials.of(requester.get("authenticator"), scope), answer);
    }

    /** At a path that follows the address of the requests; answers a token under {@code key}. */
    private static Window below(
            Map<String, @Nullable Object> requester,
            Map<String, @Nullable Object> authenticator,
            String path,
            String method,
            String key,
            Scope scope) {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("url_base", Tree.textAt(requester, "url_base") + Tree.textAt(authenticator, path));
        asked.put("http_method", method);
        asked.put("$parameters", authenticator.get("$parameters"));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(key, ACCESS);
        return new Window(RequestForm.of(asked, scope), new Credentials(List.of()), answer);
    }

    private static String nameOr(@Nullable Object name, String otherwise) {
        return name == null ? otherwise : name.toString();
    }

    boolean issued(String token) {
        return token.equals(ACCESS);
    }

    /** The tokens, if this is a request for some. */
    @Nullable
    Answer answer(Call call) {
        for (var window : windows) {
            if (window.form().method().equals(call.method())
                    && window.form().path().read(call.plainPath()) != null) {
                var objection = window.credentials().objection(call, this);
                return objection == null ? Answer.json(200, json(window.answer())) : Answer.refused(401, objection);
            }
        }
        return null;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
