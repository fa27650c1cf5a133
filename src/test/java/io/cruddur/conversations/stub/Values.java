package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Attribute values as they are on the wire, like {@code {"S": "text"}}: their normal form, order and size. */
final class Values {

    /** Strings by their bytes in UTF-8, which is by code points. */
    static final Comparator<String> BYTES = Values::compareText;

    private static final int COLLECTION = 3;

    private Values() {}

    /** An item or a map: its own copy, numbers in their shortest form. */
    static ObjectNode normal(ObjectNode attributes) {
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            copy.set(attribute.getKey(), normal(attribute.getValue()));
        }
        return copy;
    }

    static ObjectNode normal(JsonNode value) {
        String type = type(value);
        JsonNode content = value.get(type);
        JsonNode normal = switch (type) {
            case "S", "B" -> text(content);
            case "N" -> number(content);
            case "BOOL", "NULL" -> content;
            case "M" -> normal(object(content));
            case "L" -> elements(content, false, Values::normal);
            case "SS", "BS" -> elements(content, true, Values::text);
            case "NS" -> elements(content, true, Values::number);
            default -> throw Refusal.unknown("the type " + type + " of an attribute");
        };
        return Json.object().set(type, normal);
    }

    static String type(JsonNode value) {
        if (value == null || !value.isObject() || value.size() != 1) {
            throw Refusal.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        return value.fieldNames().next();
    }

    private interface Normal {
        JsonNode of(JsonNode value);
    }

    private static ArrayNode elements(JsonNode content, boolean isSet, Normal normal) {
        if (!(content instanceof ArrayNode list)) {
            throw Refusal.validation("A list or set is not an array");
        }
        ArrayNode copy = Json.MAPPER.createArrayNode();
        list.forEach(element -> copy.add(normal.of(element)));
        if (isSet && (copy.isEmpty() || elements(copy).size() < copy.size())) {
            throw Refusal.validation(
                    "One or more parameter values were invalid: A set may neither be empty nor have duplicates");
        }
        return copy;
    }

    private static Set<JsonNode> elements(JsonNode list) {
        var elements = new HashSet<JsonNode>();
        list.forEach(elements::add);
        return elements;
    }

    private static JsonNode text(JsonNode content) {
        if (!content.isTextual()) {
            throw Refusal.typed(Refusal.CORAL + "service#SerializationException", "A string is not a string");
        }
        return content;
    }

    private static JsonNode number(JsonNode content) {
        try {
            var number = new BigDecimal(text(content).textValue()).stripTrailingZeros();
            return TextNode.valueOf(number.toPlainString());
        } catch (NumberFormatException e) {
            throw Refusal.validation("The parameter cannot be converted to a numeric value: " + content.textValue());
        }
    }

    private static ObjectNode object(JsonNode content) {
        if (content instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.validation("A map is not an object");
    }

    /** Whether two values in their normal form are the same; the order of a set doesn't matter. */
    static boolean same(JsonNode one, JsonNode other) {
        String type = type(one);
        if (!type.equals(type(other))) {
            return false;
        }
        return type.endsWith("S") && type.length() == 2
                ? elements(one.get(type)).equals(elements(other.get(type)))
                : one.equals(other);
    }

    /** How two values in their normal form are ordered, if they are. */
    static OptionalInt order(JsonNode one, JsonNode other) {
        String type = type(one);
        if (!type.equals(type(other))) {
            return OptionalInt.empty();
        }
        String left = one.get(type).asText();
        String right = other.get(type).asText();
        return switch (type) {
            case "S" -> OptionalInt.of(BYTES.compare(left, right));
            case "N" -> OptionalInt.of(new BigDecimal(left).compareTo(new BigDecimal(right)));
            default -> OptionalInt.empty();
        };
    }

    /** How many bytes an item or a map has by DynamoDB's rules. */
    static int size(ObjectNode attributes) {
        int size = 0;
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            size += utf8(attribute.getKey()) + valueSize(attribute.getValue());
        }
        return size;
    }

    private static int valueSize(JsonNode value) {
        String type = type(value);
        JsonNode content = value.get(type);
        return switch (type) {
            case "S" -> utf8(content.textValue());
            case "N" -> digits(content.textValue());
            case "B" -> Base64.getDecoder().decode(content.textValue()).length;
            case "M" -> COLLECTION + content.size() + size((ObjectNode) content);
            case "L" -> {
                int size = COLLECTION + content.size();
                for (JsonNode element : content) {
                    size += valueSize(element);
                }
                yield size;
            }
            case "SS", "NS", "BS" -> {
                int size = 0;
                for (JsonNode element : content) {
                    size += valueSize(Json.object().set(type.substring(0, 1), element));
                }
                yield size;
            }
            default -> 1;
        };
    }

    private static int digits(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    private static int utf8(String text) {
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            size += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return size;
    }

    private static int compareText(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                // What needs two units comes after all that needs one.
                return Character.isSurrogate(left) == Character.isSurrogate(right)
                        ? left - right
                        : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }
}
