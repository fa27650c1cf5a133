package io.cruddur.conversations.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/** That what the templates ask ECS for is what ECS knows, and what the service needs. */
class TemplatesTest {

    private static final Path SERVICE = Path.of("deploy/service.yaml");

    /** What Fargate gives a task of 256 units. */
    private static final List<String> MEMORY = List.of("512", "1024", "2048");

    @ParameterizedTest
    @CsvSource({"service,true", "service,false", "operator,true"})
    void shouldDefineATaskThatEcsKnows(String name, boolean conditions) {
        var request = new Request();

        var task = task(request, Path.of("deploy", name + ".yaml"), conditions);

        assertThat(request.flaws()).isEmpty();
        assertThat(task.cpu()).isEqualTo("256");
        assertThat(task.memory()).isIn(MEMORY);
        assertThat(task.containerDefinitions())
                .singleElement()
                .satisfies(container ->
                        assertThat(container.readonlyRootFilesystem()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDefineAServiceThatEcsKnows(boolean conditions) {
        var request = new Request();

        request.fill(
                CreateServiceRequest.builder(),
                Template.read(SERVICE, conditions).resource("AWS::ECS::Service"));

        assertThat(request.flaws()).isEmpty();
    }

    @Test
    void shouldServeTheSmallestTaskAsTheBalancerExpects() {
        var task = task(new Request(), SERVICE, true);

        assertThat(task.memory()).isEqualTo("512");
        ContainerDefinition container = task.containerDefinitions().getFirst();
        assertThat(container.portMappings()).singleElement().satisfies(port -> {
            assertThat(port.containerPort()).isEqualTo(4567);
            assertThat(port.protocol()).isEqualTo(TransportProtocol.TCP);
        });
        assertThat(container.stopTimeout()).isBetween(20, 120);
        assertThat(container.healthCheck().command()).containsExactly("CMD", "/app/conversations", "health-check");
        assertThat(container.secrets())
                .extracting("name")
                .containsExactly("CONNECTION_URL", "EVENTS_TICKET_KEY", "OTEL_EXPORTER_OTLP_HEADERS");
    }

    @Test
    void shouldSeeWhatEcsDoesNotKnow() {
        var properties =
                new HashMap<Object, Object>(Template.read(SERVICE, true).resource("AWS::ECS::TaskDefinition"));
        properties.put("NetworkMode", "awsvpn");
        properties.put("ContainerDefinitions", List.of(Map.of("StopTimeOut", 30, "Essential", "yes")));
        var request = new Request();

        request.fill(RegisterTaskDefinitionRequest.builder(), properties);

        assertThat(request.flaws())
                .hasSize(3)
                .anyMatch(flaw -> flaw.contains("no StopTimeOut"))
                .anyMatch(flaw -> flaw.contains("essential can't be yes"))
                .anyMatch(flaw -> flaw.contains("networkMode has no such value"));
    }

    private static RegisterTaskDefinitionRequest task(Request request, Path file, boolean conditions) {
        return (RegisterTaskDefinitionRequest) request.fill(
                RegisterTaskDefinitionRequest.builder(),
                Template.read(file, conditions).resource("AWS::ECS::TaskDefinition"));
    }
}
