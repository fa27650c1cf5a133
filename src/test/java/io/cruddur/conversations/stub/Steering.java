package io.cruddur.conversations.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;

/**
 * How the stub is steered from outside: {@code PUT /faults} with a list of plans, {@code GET} for how often each has
 * happened, {@code DELETE} for an end; {@code GET /calls} for how often which operation has been called, {@code DELETE} to
 * count anew.
 */
final class Steering {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final Faults faults;
    private final Operations operations;

    Steering(Faults faults, Operations operations) {
        this.faults = faults;
        this.operations = operations;
    }

    void answer(HttpServerRequest request, byte[] body) {
        try {
            JsonNode answer = MAPPER.valueToTree(steered(request, body));
            request.response().putHeader("Content-Type", "application/json").end(answer.toString());
        } catch (IllegalArgumentException e) {
            request.response().setStatusCode(400).end(e.getMessage() + "\n");
        }
    }

    private Object steered(HttpServerRequest request, byte[] body) {
        HttpMethod method = request.method();
        boolean isRead = method.equals(HttpMethod.GET);
        switch (request.path()) {
            case "/faults" -> {
                if (method.equals(HttpMethod.PUT)) {
                    faults.plan(plans(body));
                } else if (method.equals(HttpMethod.DELETE)) {
                    faults.end();
                } else if (!isRead) {
                    throw new IllegalArgumentException("/faults knows GET, PUT and DELETE");
                }
                return faults.happened();
            }
            case "/calls" -> {
                if (method.equals(HttpMethod.DELETE)) {
                    operations.forgetCalls();
                } else if (!isRead) {
                    throw new IllegalArgumentException("/calls knows GET and DELETE");
                }
                return operations.calls();
            }
            default -> throw new IllegalArgumentException("There are /, /faults and /calls");
        }
    }

    private List<Plan> plans(byte[] body) {
        try {
            List<Plan> plans = List.of(MAPPER.readValue(body, Plan[].class));
            plans.stream().flatMap(plan -> plan.operation().stream()).forEach(this::require);
            return plans;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void require(String operation) {
        if (!operations.has(operation)) {
            throw new IllegalArgumentException("The stub doesn't know the operation " + operation);
        }
    }
}
