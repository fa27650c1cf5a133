package io.cruddur.conversations.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A CloudFormation template with its functions worked out, as far as that goes before anything is deployed: a parameter is
 * its default, and what only AWS knows is a text.
 *
 * @param conditions what all conditions are
 */
record Template(Map<?, ?> root, boolean conditions) {

    private static final Object NOTHING = new Object();

    static Template read(Path file, boolean conditions) {
        try {
            return new Template(new Yaml(new Functions()).load(Files.readString(file)), conditions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of the one resource of that type. */
    Map<?, ?> resource(String type) {
        return section("Resources").values().stream()
                .map(resource -> (Map<?, ?>) resource)
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> (Map<?, ?>) worked(resource.get("Properties")))
                .findFirst()
                .orElseThrow();
    }

    private Map<?, ?> section(String name) {
        return (Map<?, ?>) root.get(name);
    }

    private Object worked(Object value) {
        return switch (value) {
            case Call call -> worked(call);
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<Object, Object>();
                map.forEach((name, part) -> all.put(name, worked(part)));
                all.values().removeIf(part -> part == NOTHING);
                yield all;
            }
            case List<?> list ->
                list.stream().map(this::worked).filter(part -> part != NOTHING).toList();
            default -> value;
        };
    }

    private Object worked(Call call) {
        return switch (call.function()) {
            case "If" -> worked(((List<?>) call.argument()).get(conditions ? 1 : 2));
            case "Ref" -> reference((String) call.argument());
            default -> call.toString();
        };
    }

    private Object reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NOTHING;
        }
        if (!(section("Parameters").get(name) instanceof Map<?, ?> parameter)) {
            return name;
        }
        Object value = Objects.requireNonNullElse(parameter.get("Default"), name);
        return parameter.get("Type").toString().startsWith("List<") ? List.of(value) : value;
    }

    /** One of CloudFormation's functions, which YAML has as a tag. */
    private record Call(String function, Object argument) {}

    private static final class Functions extends SafeConstructor {

        Functions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Call(node.getTag().getValue().substring(1), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException(node.toString());
            };
        }
    }
}
