package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a stream has told lately, so that it tells nothing twice. Everything from before a time has been told, or was there
 * before the stream: that time moves on, and with it what has to be remembered.
 */
final class Told {

    private final TreeSet<NoticeId> ids = new TreeSet<>();
    private final Map<ConversationId, Stamp> newest = new HashMap<>();

    /** Whether it is new, in which case it counts as told. */
    boolean add(NoticeId id) {
        if (id.type() == NoticeType.MESSAGE_CREATED) {
            newest.merge(id.conversation(), id.at(), Stamp::orLater);
        }
        return ids.add(id);
    }

    /** The newest message told of a conversation, if that is remembered: all before it have been told. */
    Optional<Stamp> newest(ConversationId conversation) {
        return Optional.ofNullable(newest.get(conversation));
    }

    /** Nothing from before that time will be read again. */
    void forgetBefore(Stamp time) {
        while (!ids.isEmpty() && ids.first().at().compareTo(time) < 0) {
            ids.pollFirst();
        }
        newest.values().removeIf(at -> at.compareTo(time) < 0);
    }
}
