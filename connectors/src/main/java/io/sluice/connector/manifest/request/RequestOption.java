package io.sluice.connector.manifest.request;

import io.sluice.connector.expression.python.Text;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Interpolated;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.RequestOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place of a request that a value is put into. */
public final class RequestOption {
    private final Place place;
    private final List<Interpolated> path;

    private enum Place {
        REQUEST_PARAMETER,
        HEADER,
        BODY_DATA,
        BODY_JSON
    }

    private RequestOption(Place place, List<Interpolated> path) {
        this.place = place;
        this.path = path;
    }

    public static RequestOption of(Component option) {
        var place =
                switch (option.text("inject_into", "")) {
                    case "request_parameter" -> Place.REQUEST_PARAMETER;
                    case "header" -> Place.HEADER;
                    case "body_data" -> Place.BODY_DATA;
                    case "body_json" -> Place.BODY_JSON;
                    default ->
                        throw option.invalid("inject_into must be request_parameter, header, body_data or body_json");
                };
        if (!option.has("field_name") && !option.has("field_path")
                || place == Place.BODY_JSON && option.has("field_name") && option.has("field_path")) {
            throw option.invalid("needs either field_name or field_path");
        }
        // beside a field_name, and where there are no nested fields, it is a parameter of that name that reached here
        if (!option.has("field_name") && place != Place.BODY_JSON) {
            throw option.invalid("a field_path can only be put into body_json");
        }
        return new RequestOption(
                place,
                option.has("field_name")
                        ? List.of(option.interpolated("field_name"))
                        : option.interpolatedItems("field_path"));
    }

    /** The options with the value in its place; {@code options} is not changed. */
    public RequestOptions put(RequestOptions options, @Nullable Object value, Scope scope) {
        return switch (place) {
            case REQUEST_PARAMETER ->
                new RequestOptions(
                        put(options.params(), value, scope), options.headers(), options.bodyData(), options.bodyJson());
            case HEADER ->
                new RequestOptions(
                        options.params(), put(options.headers(), value, scope), options.bodyData(), options.bodyJson());
            case BODY_DATA ->
                new RequestOptions(
                        options.params(), options.headers(), put(options.bodyData(), value, scope), options.bodyJson());
            case BODY_JSON ->
                new RequestOptions(
                        options.params(), options.headers(), options.bodyData(), put(options.bodyJson(), value, scope));
        };
    }

    private Map<String, @Nullable Object> put(
            Map<String, @Nullable Object> target, @Nullable Object value, Scope scope) {
        var names = new ArrayList<String>();
        path.forEach(name -> names.add(Text.str(name.value(scope))));
        return put(target, names, value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> put(
            Map<String, @Nullable Object> target, List<String> names, @Nullable Object value) {
        var changed = new LinkedHashMap<>(target);
        var name = names.getFirst();
        changed.put(
                name,
                names.size() == 1
                        ? value
                        : put(
                                changed.get(name) instanceof Map<?, ?> inner
                                        ? (Map<String, @Nullable Object>) inner
                                        : Map.of(),
                                names.subList(1, names.size()),
                                value));
        return changed;
    }
}
