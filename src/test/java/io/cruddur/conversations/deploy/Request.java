package io.cruddur.conversations.deploy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * What a template asks AWS for, as a request of the SDK, whose model knows each field, its type and, of many, the values.
 *
 * @param flaws what it doesn't know
 */
record Request(List<String> flaws) {

    private static final String UNKNOWN = "UNKNOWN_TO_SDK_VERSION";

    Request() {
        this(new ArrayList<>());
    }

    /** The request, or a part of it. CloudFormation writes the same names with a capital. */
    SdkPojo fill(SdkPojo builder, Map<?, ?> properties) {
        properties.forEach((name, value) -> {
            String member = Character.toLowerCase(name.toString().charAt(0))
                    + name.toString().substring(1);
            builder.sdkFields().stream()
                    .filter(field -> field.locationName().equals(member))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> field.set(builder, converted(field, value)),
                            () -> flaws.add("There is no " + name + " in " + builder));
        });
        var built = (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
        built.sdkFields().forEach(field -> checkValue(built, field));
        return built;
    }

    private Object converted(SdkField<?> field, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO && value instanceof Map<?, ?> map) {
            return fill(field.constructor().get(), map);
        }
        if (type == MarshallingType.LIST && value instanceof List<?> list) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            return list.stream().map(part -> converted(member, part)).toList();
        }
        if (type == MarshallingType.MAP && value instanceof Map<?, ?> map) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            var all = new LinkedHashMap<Object, Object>();
            map.forEach((name, part) -> all.put(name, converted(member, part)));
            return all;
        }
        if (type == MarshallingType.STRING && (value instanceof String || value instanceof Number)) {
            return value.toString();
        }
        if (!type.getTargetClass().isInstance(value)) {
            flaws.add(field.memberName() + " can't be " + value);
            return null;
        }
        return value;
    }

    /** Where the model knows all values, its getter answers with one of them. */
    private void checkValue(SdkPojo built, SdkField<?> field) {
        String getter = Character.toLowerCase(field.memberName().charAt(0))
                + field.memberName().substring(1);
        Stream.of(built.getClass().getMethods())
                .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
                .map(method -> call(method, built))
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .filter(value -> value instanceof Enum<?> known && known.name().equals(UNKNOWN))
                .forEach(_ -> flaws.add(field.memberName() + " has no such value in " + built));
    }

    private static Object call(Method method, Object on) {
        try {
            return Optional.ofNullable(method.invoke(on)).orElse("");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
