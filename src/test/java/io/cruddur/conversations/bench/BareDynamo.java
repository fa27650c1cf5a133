package io.cruddur.conversations.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ceiling without the SDK: DynamoDB's protocol by hand, JSON written and read as a stream. The requests aren't signed,
 * which only a stand-in takes, so a server on AWS can't quite reach it.
 */
final class BareDynamo implements Calls {

    private static final String PROTOCOL = "DynamoDB_20120810.";
    private static final String UNSIGNED =
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    private final JsonFactory json = new JsonFactory();
    private final HttpClient http;

    private BareDynamo(HttpClient http) {
        this.http = http;
    }

    static void main(String[] args) throws Exception {
        Ceiling.serve(args, (vertx, dynamo) -> {
            var options =
                    new HttpClientOptions().setDefaultHost(dynamo.getHost()).setDefaultPort(dynamo.getPort());
            return new BareDynamo(vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(200)));
        });
    }

    @Override
    public Future<List<Stored>> newest(String pk, int limit) {
        return call("Query", request -> {
                    request.writeStringField("TableName", TABLE);
                    request.writeBooleanField("ConsistentRead", true);
                    request.writeStringField("KeyConditionExpression", "pk = :pk");
                    request.writeObjectFieldStart("ExpressionAttributeValues");
                    new Written(request).text(":pk", pk);
                    request.writeEndObject();
                    request.writeNumberField("Limit", limit);
                    request.writeStringField("ReturnConsumedCapacity", "TOTAL");
                    request.writeBooleanField("ScanIndexForward", false);
                })
                .map(answer -> read(answer, BareDynamo::items));
    }

    @Override
    public Future<Stored> get(String pk, String sk) {
        return call("GetItem", request -> {
                    request.writeStringField("TableName", TABLE);
                    request.writeBooleanField("ConsistentRead", true);
                    request.writeStringField("ReturnConsumedCapacity", "TOTAL");
                    request.writeObjectFieldStart("Key");
                    new Written(request).text("pk", pk).text("sk", sk);
                    request.writeEndObject();
                })
                .map(answer -> read(answer, BareDynamo::item));
    }

    @Override
    public Future<Void> send(Sending sending) {
        return call("TransactWriteItems", request -> new Transaction(request, sending).write())
                .mapEmpty();
    }

    /** What writes the members of a request. */
    interface Body {
        void write(JsonGenerator request) throws IOException;
    }

    /** What reads an answer. */
    interface Reading<T> {
        T of(JsonParser answer) throws IOException;
    }

    private <T> T read(Buffer answer, Reading<T> reading) {
        try (var parser = json.createParser(answer.getBytes())) {
            return reading.of(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Buffer> call(String operation, Body body) {
        var bytes = new ByteArrayOutputStream(2048);
        try (var request = json.createGenerator(bytes)) {
            request.writeStartObject();
            body.write(request);
            request.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI("/")
                .putHeader("x-amz-target", PROTOCOL + operation)
                .putHeader("content-type", "application/x-amz-json-1.0")
                .putHeader("authorization", UNSIGNED);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(bytes.toByteArray())))
                .compose(response -> response.body().map(answer -> {
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException(answer.toString());
                    }
                    return answer;
                }));
    }

    private static List<Stored> items(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("Items")) {
                var items = new ArrayList<Stored>();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    var item = new Stored();
                    fill(item, parser);
                    items.add(item);
                }
                return items;
            }
            parser.skipChildren();
        }
        return List.of();
    }

    private static Stored item(JsonParser parser) throws IOException {
        var item = new Stored();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("Item")) {
                fill(item, parser);
            } else {
                parser.skipChildren();
            }
        }
        return item;
    }

    /** Reads attributes up to the end of their object. */
    private static void fill(Stored stored, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            String type = parser.nextFieldName();
            parser.nextToken();
            switch (type) {
                case "S", "N", "BOOL" -> stored.take(name, parser.getText());
                case "M" -> fill(stored.map(name), parser);
                default -> parser.skipChildren();
            }
            parser.nextToken();
        }
    }
}
