package io.cruddur.conversations.admin.command;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Provision;
import io.cruddur.conversations.user.Handle;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How arguments become what they stand for. */
final class Converters {

    private static final Pattern PROVISION = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,8})");

    private Converters() {}

    static CommandLine register(CommandLine line) {
        return line.registerConverter(Handle.class, Converters::handle)
                .registerConverter(ConversationId.class, Converters::conversation)
                .registerConverter(Provision.class, Converters::provision);
    }

    /** With the {@code @} that people write, or without. */
    private static Handle handle(String text) {
        String name = text.startsWith("@") ? text.substring(1) : text;
        if (name.isBlank()) {
            throw new TypeConversionException("'" + text + "' is no handle");
        }
        return new Handle(name);
    }

    private static ConversationId conversation(String text) {
        return ConversationId.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no conversation's uuid"));
    }

    private static Provision provision(String text) {
        var units = PROVISION.matcher(text);
        if (!units.matches()) {
            throw new TypeConversionException("'" + text + "' is not two numbers as in 5/5");
        }
        return new Provision(Long.parseLong(units.group(1)), Long.parseLong(units.group(2)));
    }
}
