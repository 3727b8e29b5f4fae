package io.sluice.connector.manifest.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import io.sluice.connector.expression.python.ForeignPattern;
import io.sluice.connector.expression.python.PythonError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Validates a configuration; where a schema offers several forms, it is judged by the one that was meant. */
final class SchemaCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private static final SchemaValidatorsConfig ENGLISH = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .regularExpressionFactory(SchemaCheck::expression)
            .build();

    private final Map<String, @Nullable Object> schema;

    SchemaCheck(Map<String, @Nullable Object> schema) {
        this.schema = schema;
    }

    List<Complaint> complaints(Map<String, @Nullable Object> config) {
        var meant = judged(Schema.chosen(schema, config), config);
        // fits the form that was meant, and yet not the whole: it fits two forms at once, or none may be told apart
        return meant.isEmpty() ? judged(schema, config) : meant;
    }

    /** The pattern is the manifest's, the text the user's. */
    private static RegularExpression expression(String text) {
        var pattern = new ForeignPattern(Pattern.compile(text));
        return value -> pattern.on(value, Matcher::find);
    }

    private static List<Complaint> judged(Map<String, @Nullable Object> schema, Map<String, @Nullable Object> config) {
        try {
            JsonSchema compiled = FACTORY.getSchema(JSON.valueToTree(schema), ENGLISH);
            return compiled.validate(JSON.valueToTree(config)).stream()
                    .map(SchemaCheck::complaint)
                    .distinct()
                    .toList();
        } catch (PythonError | PatternSyntaxException unfit) {
            return List.of(new Complaint("spec", "has a pattern that cannot be used: " + unfit.getMessage()));
        }
    }

    /** The library's words name types, patterns and choices, never the value that was given. */
    private static Complaint complaint(ValidationMessage message) {
        var field =
                message.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        if ("required".equals(message.getType())) {
            var missing = message.getProperty();
            return new Complaint(field.isEmpty() ? missing : field + "." + missing, "is missing");
        }
        var text = message.getMessage();
        var colon = text.indexOf(": ");
        return new Complaint(field, colon < 0 ? text : text.substring(colon + 2));
    }
}
