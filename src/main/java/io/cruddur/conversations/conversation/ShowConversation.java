package io.cruddur.conversations.conversation;

import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows one conversation to one of its members, as it is now: 1 RCU, and the head. */
@ApplicationScoped
public class ShowConversation {

    private final Inbox inbox;
    private final Users users;

    ShowConversation(Inbox inbox, Users users) {
        this.inbox = inbox;
        this.users = users;
    }

    /** Fails with {@code NotFound} for whoever isn't a member. */
    public Uni<ConversationView> show(ConversationId id, UserId reader) {
        return inbox.find(id, reader)
                .chain(entry -> users.byIds(entry.head().members().keySet())
                        .map(people -> ConversationView.of(entry, reader, people)));
    }
}
