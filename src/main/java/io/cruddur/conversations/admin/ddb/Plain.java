package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.table.Item;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as plain JSON has them, without DynamoDB's types. */
final class Plain {

    private static final String NULL = "null";

    private Plain() {}

    static Fields of(Item item) {
        return fields(item.attributes());
    }

    private static Fields fields(Map<String, AttributeValue> attributes) {
        Fields fields = Fields.none();
        for (var attribute : attributes.entrySet()) {
            fields = fields.and(attribute.getKey(), value(attribute.getValue()));
        }
        return fields;
    }

    private static Object value(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case M -> fields(value.m());
            case L -> value.l().stream().map(Plain::value).toList();
            case SS -> value.ss();
            case NS -> value.ns().stream().map(BigDecimal::new).toList();
            case B -> base64(value.b());
            case BS -> value.bs().stream().map(Plain::base64).toList();
            case NUL -> NULL;
            case UNKNOWN_TO_SDK_VERSION -> List.of();
        };
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
