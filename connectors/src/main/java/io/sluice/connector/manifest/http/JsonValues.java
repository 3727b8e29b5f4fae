package io.sluice.connector.manifest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sluice.connector.expression.python.Text;
import io.sluice.connector.expression.python.Tuple;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain values and back: whole numbers as long or BigInteger, others as BigDecimal, so that none is rounded. */
public final class JsonValues {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(32 << 20)
                    .maxNumberLength(10_000)
                    .maxNestingDepth(500)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Beyond it lies no measured number, and one such text of a few letters would fill the memory once its digits are written out. */
    private static final int LONGEST_EXPONENT = 10_000;

    private JsonValues() {}

    /** A parser of a stream in one of Unicode's encodings, or in the one given. */
    public static JsonParser parser(InputStream in, Charset charset) throws IOException {
        return charset.equals(StandardCharsets.UTF_8)
                ? FACTORY.createParser(in)
                : FACTORY.createParser(new InputStreamReader(in, charset));
    }

    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** The only value of a text; throws a JsonProcessingException where it is none. */
    static @Nullable Object read(byte[] text, Charset charset) throws IOException {
        try (var parser = parser(new ByteArrayInputStream(text), charset)) {
            return only(parser);
        }
    }

    public static @Nullable Object read(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            return only(parser);
        }
    }

    private static @Nullable Object only(JsonParser parser) throws IOException {
        parser.nextToken();
        var value = value(parser);
        if (parser.nextToken() != null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "something follows the JSON value");
        }
        return value;
    }

    /** The value whose first token the parser stands at; afterwards it stands at the last. */
    public static @Nullable Object value(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "the text is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> real(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new com.fasterxml.jackson.core.JsonParseException(parser, "unexpected " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            map.put(name, value(parser));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "an object without an end");
        }
        return map;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Object integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getBigIntegerValue();
        };
    }

    private static Object real(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            return parser.getDoubleValue();
        }
        var number = parser.getDecimalValue();
        return Math.abs((long) number.scale()) > LONGEST_EXPONENT ? (Object) parser.getDoubleValue() : number;
    }

    public static String write(@Nullable Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new IllegalStateException("text cannot be written to memory", e);
        }
        return text.toString();
    }

    /** Writes a value as compact JSON; what JSON has not is written as Python prints it. */
    public static void write(@Nullable Object value, JsonGenerator into) throws IOException {
        switch (value) {
            case null -> into.writeNull();
            case String text -> into.writeString(text);
            case Boolean bool -> into.writeBoolean(bool);
            case Integer number -> into.writeNumber(number);
            case Long number -> into.writeNumber(number);
            case BigInteger number -> into.writeNumber(number);
            case BigDecimal number -> into.writeNumber(number);
            case Double number -> into.writeNumber(number);
            case Map<?, ?> map -> {
                into.writeStartObject();
                for (var entry : map.entrySet()) {
                    into.writeFieldName(Text.str(entry.getKey()));
                    write(entry.getValue(), into);
                }
                into.writeEndObject();
            }
            case Tuple tuple -> items(tuple.items(), into);
            case Collection<?> items -> items(items, into);
            default -> into.writeString(Text.str(value));
        }
    }

    private static void items(Collection<?> items, JsonGenerator into) throws IOException {
        into.writeStartArray();
        for (var item : items) {
            write(item, into);
        }
        into.writeEndArray();
    }
}
