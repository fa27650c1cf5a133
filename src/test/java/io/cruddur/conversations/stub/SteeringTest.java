package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stub is steered from outside, and its answers have the form of DynamoDB's. */
class SteeringTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DynamoStub stub;

    @BeforeEach
    void start() {
        stub = DynamoStub.start();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldSignWhatItAnswers() throws IOException, InterruptedException {
        var answer = call("ListTables");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"TableNames\":[]}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        var crc = new CRC32();
        crc.update(answer.body().getBytes());
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains(Long.toString(crc.getValue()));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() throws IOException, InterruptedException {
        var operation = call("ExecuteStatement");
        assertThat(operation.statusCode()).isEqualTo(400);
        assertThat(operation.body()).contains("#UnknownOperationException", "ExecuteStatement");

        var parameter = call("ListTables", "{\"Sorted\":true}");
        assertThat(parameter.statusCode()).isEqualTo(400);
        assertThat(parameter.body()).contains("#ValidationException", "Sorted");
    }

    @Test
    void shouldFailAsOftenAsPlannedAndCount() throws IOException, InterruptedException {
        steer(
                "PUT",
                "/faults",
                "[{\"fault\":\"THROTTLING\",\"operation\":\"ListTables\",\"times\":2,\"reason\":\"TableReadKeyRangeThroughputExceeded\"}]");

        assertThat(call("DescribeTable").body()).contains("ValidationException");
        var throttled = call("ListTables");
        assertThat(throttled.statusCode()).isEqualTo(400);
        assertThat(throttled.body())
                .contains("#ThrottlingException", "\"reason\":\"TableReadKeyRangeThroughputExceeded\"");
        assertThat(call("ListTables").statusCode()).isEqualTo(400);
        assertThat(call("ListTables").statusCode()).isEqualTo(200);

        assertThat(steer("GET", "/faults", "").get(0).asInt()).isEqualTo(2);
        assertThat(steer("GET", "/calls", "")).hasToString("{\"DescribeTable\":1,\"ListTables\":3}");
        assertThat(steer("DELETE", "/calls", "")).hasToString("{}");
    }

    @Test
    void shouldDrawTheSameAgain() throws IOException, InterruptedException {
        assertThat(drawn()).isEqualTo(drawn()).contains(200, 500);
    }

    private List<Integer> drawn() throws IOException, InterruptedException {
        steer("PUT", "/faults", "[{\"fault\":\"INTERNAL_SERVER_ERROR\",\"share\":0.3,\"seed\":7}]");
        var drawn = new ArrayList<Integer>();
        for (int i : IntStream.range(0, 30).toArray()) {
            drawn.add(call("ListTables").statusCode());
        }
        steer("DELETE", "/faults", "");
        assertThat(call("ListTables").statusCode()).isEqualTo(200);
        return drawn;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{}]|a plan names its fault",
                "[{\"fault\":\"FLOOD\"}]|FLOOD",
                "[{\"fault\":\"SLOW\",\"milis\":3}]|milis",
                "[{\"fault\":\"SLOW\",\"operation\":\"Querry\"}]|Querry",
                "[{\"fault\":\"SLOW\",\"times\":0}]|at least 1",
                "[{\"fault\":\"SLOW\",\"share\":30}]|at most 1",
                "[{\"fault\":\"CANCELLED\",\"operation\":\"TransactWriteItems\"}]|reason",
                "[{\"fault\":\"CANCELLED\",\"reason\":\"ThrottlingError\"}]|only TransactWriteItems"
            })
    void shouldSayWhatIsWrongWithAPlan(String plans, String wrong) throws IOException, InterruptedException {
        steer("PUT", "/faults", "[{\"fault\":\"SERVICE_UNAVAILABLE\"}]");

        var answer = send("PUT", "/faults", plans);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(wrong);
        assertThat(call("ListTables").statusCode())
                .as("what was planned before")
                .isEqualTo(503);
    }

    @Test
    void shouldLetEveryAnswerWait() throws IOException, InterruptedException {
        var latency = Duration.ofMillis(30);
        try (var late = DynamoStub.start(0, latency, 2)) {
            long begun = System.nanoTime();
            assertThat(call(late, "ListTables", "{}").statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - begun)
                    .isGreaterThan(latency.toNanos() - Duration.ofMillis(1).toNanos());
        }
    }

    private JsonNode steer(String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(stub.address().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String operation) throws IOException, InterruptedException {
        return call(operation, "{}");
    }

    private HttpResponse<String> call(String operation, String body) throws IOException, InterruptedException {
        return call(stub, operation, body);
    }

    private static HttpResponse<String> call(DynamoStub stub, String operation, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(stub.address() + "/"))
                        .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
