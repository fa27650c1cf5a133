package io.cruddur.conversations.conditional;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code If-Match} or an {@code If-None-Match} names: the states of a thing in which something is to be done, or
 * not to be. What isn't a list of tags names none. Jakarta REST's own parser splits tags at the commas in them, and takes
 * a quoted asterisk for any.
 *
 * @param any whether every state will do
 * @param strong what is between the quotes of the strong tags
 * @param weak the same, of the weak ones
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, section 13.1</a>
 */
public record EntityTags(boolean any, Set<String> strong, Set<String> weak) {

    private static final EntityTags NONE = new EntityTags(false, Set.of(), Set.of());

    /** A tag, or nothing, up to the next comma; the quotes may have commas in them. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?:(W/)?+\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+)?+(?:,|\\z)");

    public EntityTags {
        strong = Set.copyOf(strong);
        weak = Set.copyOf(weak);
    }

    /** Reads the lines of the header; an empty one is as none. */
    public static Optional<EntityTags> parse(List<String> lines) {
        String list = String.join(",", lines).strip();
        if (list.equals("*")) {
            return Optional.of(new EntityTags(true, Set.of(), Set.of()));
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(parse(list));
    }

    private static EntityTags parse(String list) {
        var strong = new HashSet<String>();
        var weak = new HashSet<String>();
        Matcher element = ELEMENT.matcher(list);
        int end = 0;
        while (end < list.length()) {
            if (!element.find()) {
                return NONE;
            }
            end = element.end();
            if (element.group(2) != null) {
                (element.group(1) == null ? strong : weak).add(element.group(2));
            }
        }
        return new EntityTags(false, strong, weak);
    }

    /** Whether it names a strong tag, by the strong comparison: a weak one is no state's. */
    public boolean hasStrong(String opaque) {
        return any || strong.contains(opaque);
    }

    /** Whether it names a tag, weak or strong, by the weak comparison. */
    public boolean has(String opaque) {
        return hasStrong(opaque) || weak.contains(opaque);
    }
}
