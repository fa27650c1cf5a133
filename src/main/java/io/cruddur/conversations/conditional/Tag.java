package io.cruddur.conversations.conditional;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weak entity tag: answers with the same say the same.
 *
 * @param opaque what is between the quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, ETag</a>
 */
record Tag(String opaque) {

    private static final int BYTES = 16;

    /** An element of a list, which may be empty, and the comma behind it. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?:(?:W/)?+\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+)?+(?:,|\\z)");

    /** That of a body. */
    static Tag of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new Tag(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether the value of an {@code If-None-Match} lists it, weak or strong, or is {@code *}. A value that is neither a
     * list of tags nor that is as none. Jakarta REST's own comparison splits tags at the commas in them, and takes weak
     * and strong ones for different.
     */
    boolean isIn(String list) {
        if (list.strip().equals("*")) {
            return true;
        }
        Matcher element = ELEMENT.matcher(list);
        boolean found = false;
        int end = 0;
        while (element.find()) {
            found |= opaque.equals(element.group(1));
            end = element.end();
        }
        return found && end == list.length();
    }

    @Override
    public String toString() {
        return "W/\"" + opaque + "\"";
    }
}
