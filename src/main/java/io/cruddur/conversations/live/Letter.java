package io.cruddur.conversations.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Wake-ups as one instance sends them to the others: JSON like {@code
 * {"from":"k3x9","wakes":[{"kind":"typing","in":"<conversation>","users":["<user>"],"by":"<user>"}]}}.
 *
 * @param from the instance
 */
record Letter(String from, List<Wake> wakes) {

    /** Postgres takes less than 8,000 bytes. */
    static final int LONGEST = 7_900;

    private static final int MOST_USERS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    Letter {
        wakes = List.copyOf(wakes);
    }

    /** Its text or, where that is longer than {@link #LONGEST}, several in its place; ASCII. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        var parts = new ArrayList<ObjectNode>();
        int room = LONGEST - text(parts).length();
        for (Wake wake : wakes) {
            for (ObjectNode part : parts(wake)) {
                int length = part.toString().length() + 1;
                if (length > room && !parts.isEmpty()) {
                    texts.add(text(parts));
                    parts.clear();
                    room = LONGEST - text(parts).length();
                }
                room -= length;
                parts.add(part);
            }
        }
        texts.add(text(parts));
        return texts;
    }

    private String text(List<ObjectNode> parts) {
        ObjectNode text = JSON.createObjectNode().put("from", from);
        text.putArray("wakes").addAll(parts);
        return text.toString();
    }

    private static List<ObjectNode> parts(Wake wake) {
        var users = wake.users().stream().map(UserId::toString).toList();
        var parts = new ArrayList<ObjectNode>();
        for (int from = 0; from < users.size(); from += MOST_USERS) {
            ObjectNode part = JSON.createObjectNode()
                    .put("kind", wake.kind().name().toLowerCase(Locale.ROOT))
                    .put("in", wake.conversation().toString());
            users.subList(from, Math.min(users.size(), from + MOST_USERS)).forEach(part.putArray("users")::add);
            wake.by().ifPresent(by -> part.put("by", by.toString()));
            parts.add(part);
        }
        return parts;
    }

    /** The letter of that text; fails with {@code IllegalArgumentException} if it is none. */
    static Letter read(String text) {
        try {
            JsonNode letter = JSON.readTree(text);
            var wakes = new ArrayList<Wake>();
            letter.required("wakes").forEach(wake -> wakes.add(wake(wake)));
            return new Letter(letter.required("from").asText(), wakes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Wake wake(JsonNode wake) {
        Set<UserId> users = new HashSet<>();
        wake.required("users").forEach(user -> users.add(UserId.parse(user.asText())));
        return new Wake(
                Wake.Kind.valueOf(wake.required("kind").asText().toUpperCase(Locale.ROOT)),
                ConversationId.parse(wake.required("in").asText()).orElseThrow(IllegalArgumentException::new),
                users,
                Optional.ofNullable(wake.get("by")).map(by -> UserId.parse(by.asText())));
    }
}
