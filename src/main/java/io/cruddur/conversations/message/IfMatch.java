package io.cruddur.conversations.message;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match}: in which of its states a client wants to change a message. Tags are compared strongly, so a
 * weak one is no state's; and what isn't a list of tags matches nothing.
 *
 * @param any whether every state will do
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section 13.1.1</a>
 */
record IfMatch(boolean any, Set<String> tags) {

    /** A tag, or nothing, up to the next comma; the quotes may have commas in them. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?:(W/)?\"([!#-~\\x80-\\xFF]*+)\")?+[ \\t]*+(?:,|\\z)");

    IfMatch {
        tags = Set.copyOf(tags);
    }

    /** Reads the lines of the header; an empty one is as none. */
    static Optional<IfMatch> parse(List<String> lines) {
        String list = String.join(",", lines).strip();
        if (list.equals("*")) {
            return Optional.of(new IfMatch(true, Set.of()));
        }
        return list.isEmpty() ? Optional.empty() : Optional.of(new IfMatch(false, tags(list)));
    }

    private static Set<String> tags(String list) {
        var tags = new HashSet<String>();
        Matcher element = ELEMENT.matcher(list);
        int end = 0;
        while (end < list.length()) {
            if (!element.find()) {
                return Set.of();
            }
            end = element.end();
            boolean weak = element.group(1) != null;
            String tag = element.group(2);
            if (tag != null && !weak) {
                tags.add(tag);
            }
        }
        return tags;
    }

    boolean matches(Message message) {
        return any || tags.contains(message.tag());
    }
}
