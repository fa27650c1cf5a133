package io.cruddur.conversations.admin.cost;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.stream.Stream;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives the command an option for each operation: how often it happens in a month. */
@RegisterForReflection
final class Counts implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec spec) {
        Stream.of(Operation.values())
                .forEach(operation -> operation
                        .option()
                        .ifPresent(name -> spec.addOption(OptionSpec.builder(name)
                                .type(long.class)
                                .paramLabel("<n>")
                                .description("A month: " + operation.label() + ".")
                                .build())));
        return spec;
    }

    static EnumMap<Operation, Long> of(CommandSpec spec) {
        var counts = new EnumMap<Operation, Long>(Operation.class);
        for (Operation operation : Operation.values()) {
            operation
                    .option()
                    .map(spec::findOption)
                    .map(OptionSpec::<Long>getValue)
                    .ifPresent(times -> counts.put(operation, times));
        }
        return counts;
    }
}
