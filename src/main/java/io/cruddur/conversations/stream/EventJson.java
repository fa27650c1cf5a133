package io.cruddur.conversations.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.table.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a Lambda is told of a stream, and what it answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">the event</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">the answer</a>
 */
final class EventJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventJson() {}

    /** Reads the records of an event, in their order. */
    static List<Change> read(InputStream event) throws IOException {
        var changes = new ArrayList<Change>();
        for (JsonNode told : JSON.readTree(event).path("Records")) {
            JsonNode change = told.path("dynamodb");
            changes.add(new Change(
                    change.path("SequenceNumber").asText(),
                    Item.of(attributes(change.path("Keys"))),
                    told.path("eventName").asText().equals("REMOVE"),
                    image(change.path("OldImage")),
                    image(change.path("NewImage"))));
        }
        return changes;
    }

    /** Writes from which record on the batch is to be delivered again, if it is. */
    static void write(OutputStream answer, Optional<Change> from) throws IOException {
        var failures = from.stream()
                .map(change -> Map.of("itemIdentifier", change.sequence()))
                .toList();
        JSON.writeValue(answer, Map.of("batchItemFailures", failures));
    }

    private static Optional<Item> image(JsonNode image) {
        return image.isObject() ? Optional.of(Item.of(attributes(image))) : Optional.empty();
    }

    private static Map<String, AttributeValue> attributes(JsonNode map) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        map.properties().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode typed) {
        var entry = typed.properties().iterator().next();
        JsonNode value = entry.getValue();
        return switch (entry.getKey()) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "B" -> AttributeValue.fromB(bytes(value));
            case "M" -> AttributeValue.fromM(attributes(value));
            case "L" -> AttributeValue.fromL(list(value, EventJson::value));
            case "SS" -> AttributeValue.fromSs(list(value, JsonNode::asText));
            case "NS" -> AttributeValue.fromNs(list(value, JsonNode::asText));
            case "BS" -> AttributeValue.fromBs(list(value, EventJson::bytes));
            default -> throw new IllegalArgumentException("an attribute of an unknown type");
        };
    }

    private static SdkBytes bytes(JsonNode base64) {
        try {
            return SdkBytes.fromByteArray(base64.binaryValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("no bytes", e);
        }
    }

    private static <T> List<T> list(JsonNode values, Function<JsonNode, T> each) {
        var list = new ArrayList<T>();
        values.forEach(value -> list.add(each.apply(value)));
        return list;
    }
}
