package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Limit;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of a conversation is asked for: the newest, or what is before, after or around a message. */
class Window {

    private static final String UNREAD = "unread";

    /** A message's id: only what is older. */
    @RestQuery
    @Nullable
    String before;

    /** A message's id: only what is newer. */
    @RestQuery
    @Nullable
    String after;

    /** A message's id, or {@code unread}: what is on both sides of it. */
    @RestQuery
    @Nullable
    String around;

    /** How many, from 1 to 100. */
    @RestQuery
    @Nullable
    String limit;

    /** Reads it; fails with {@code Invalid} for a window that isn't one. */
    Uni<Page> of(Messages messages, ConversationId conversation, UserId reader) {
        int most = Limit.parse(limit).value();
        if (Stream.of(before, after, around).filter(Objects::nonNull).count() > 1) {
            throw Problem.Invalid.of("before", "Only one of before, after and around.")
                    .failure();
        }
        if (before != null) {
            return messages.before(conversation, reader, time("before", before), most);
        }
        if (after != null) {
            return messages.after(conversation, reader, time("after", after), most);
        }
        if (around != null) {
            return messages.around(conversation, reader, middle(around), most);
        }
        return messages.newest(conversation, reader, most);
    }

    /** The headers that lead from a page to those on either side of it, of the same size. */
    List<Link> links(Page page) {
        var links = new ArrayList<Link>();
        if (page.hasOlder() && !page.messages().isEmpty()) {
            links.add(link(page, "prev", "before", page.messages().getFirst()));
        }
        if (page.hasNewer() && !page.messages().isEmpty()) {
            links.add(link(page, "next", "after", page.messages().getLast()));
        }
        return links;
    }

    private Link link(Page page, String rel, String parameter, Message from) {
        String path = "/v1/conversations/" + page.head().id() + "/messages";
        String query = "?" + parameter + "=" + from.id() + "&limit="
                + Limit.parse(limit).value();
        return Link.fromUri(path + query).rel(rel).build();
    }

    private static Function<Member, Stamp> middle(String around) {
        if (around.equals(UNREAD)) {
            return Member::readAt;
        }
        Stamp time = time("around", around);
        return _ -> time;
    }

    private static Stamp time(String parameter, String id) {
        return MessageId.parse(id)
                .map(MessageId::stamp)
                .orElseThrow(() -> Problem.Invalid.of(parameter, "It is the id of a message.")
                        .failure());
    }
}
