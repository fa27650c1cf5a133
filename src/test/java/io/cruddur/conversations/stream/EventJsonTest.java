package io.cruddur.conversations.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EventJsonTest {

    private static final String EVENT = """
            {"Records": [
              {"eventID": "1", "eventName": "MODIFY", "eventSource": "aws:dynamodb", "dynamodb": {
                "ApproximateCreationDateTime": 1.7E9, "SequenceNumber": "111", "SizeBytes": 26,
                "StreamViewType": "NEW_AND_OLD_IMAGES",
                "Keys": {"pk": {"S": "MSG#a"}, "sk": {"S": "b"}},
                "OldImage": {"pk": {"S": "MSG#a"}, "sk": {"S": "b"}, "seq": {"N": "7"}},
                "NewImage": {"pk": {"S": "MSG#a"}, "sk": {"S": "b"}, "s": {"S": "ä\\n"}, "n": {"N": "1.5"},
                  "bool": {"BOOL": true}, "null": {"NULL": true}, "b": {"B": "AQI="}, "m": {"M": {"x": {"S": "y"}}},
                  "l": {"L": [{"S": "z"}]}, "ss": {"SS": ["p", "q"]}, "ns": {"NS": ["1"]}, "bs": {"BS": ["AQI="]}}}},
              {"eventName": "REMOVE", "dynamodb": {"SequenceNumber": "112",
                "Keys": {"pk": {"S": "MSG#a"}, "sk": {"S": "b"}}}}]}
            """;

    @Test
    void shouldReadRecords() throws IOException {
        var changes = read(EVENT);

        assertThat(changes).hasSize(2);
        var first = changes.getFirst();
        assertThat(first.sequence()).isEqualTo("111");
        assertThat(first.isForeignMessage()).isTrue();
        assertThat(first.overwrittenMessage()).isPresent();
        var bytes = SdkBytes.fromByteArray(new byte[] {1, 2});
        assertThat(first.after().orElseThrow().attributes())
                .containsEntry("s", AttributeValue.fromS("ä\n"))
                .containsEntry("n", AttributeValue.fromN("1.5"))
                .containsEntry("bool", AttributeValue.fromBool(true))
                .containsEntry("null", AttributeValue.fromNul(true))
                .containsEntry("b", AttributeValue.fromB(bytes))
                .containsEntry("m", AttributeValue.fromM(java.util.Map.of("x", AttributeValue.fromS("y"))))
                .containsEntry("l", AttributeValue.fromL(List.of(AttributeValue.fromS("z"))))
                .containsEntry("ss", AttributeValue.fromSs(List.of("p", "q")))
                .containsEntry("ns", AttributeValue.fromNs(List.of("1")))
                .containsEntry("bs", AttributeValue.fromBs(List.of(bytes)));
        assertThat(changes.getLast().isForeignMessage()).isFalse();
        assertThat(changes.getLast().toString()).isEqualTo("112 of MSG#a b");
    }

    @Test
    void shouldFailForWhatIsNoEvent() {
        assertThatThrownBy(() -> read("{\"Records\": [{\"dynamodb\": {\"Keys\": {\"pk\": {\"X\": 1}}}}]}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldWriteFromWhereToDeliverAgain() throws IOException {
        var change = read(EVENT).getFirst();

        assertThat(written(Optional.of(change))).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
        assertThat(written(Optional.empty())).isEqualTo("{\"batchItemFailures\":[]}");
    }

    private static List<Change> read(String json) throws IOException {
        return EventJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static String written(Optional<Change> from) throws IOException {
        var out = new ByteArrayOutputStream();
        EventJson.write(out, from);
        return out.toString(UTF_8);
    }
}
