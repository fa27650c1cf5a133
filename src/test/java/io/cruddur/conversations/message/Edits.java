package io.cruddur.conversations.message;

import io.cruddur.conversations.conditional.EntityTags;
import io.cruddur.conversations.table.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Edits and deletes inside the process, whatever state the message is in. */
@ApplicationScoped
public class Edits {

    private final ChangeMessage changeMessage;

    Edits(ChangeMessage changeMessage) {
        this.changeMessage = changeMessage;
    }

    public Uni<Message> edit(Message message, String text, Stamp now) {
        return changeMessage.edit(which(message, now, "*"), new MessageText(text));
    }

    public Uni<Message> delete(Message message, Stamp now) {
        return changeMessage.delete(which(message, now, "*"));
    }

    /** That message, for its author, on condition of a tag. */
    static ChangeMessage.Which which(Message message, Stamp now, String ifMatch) {
        return new ChangeMessage.Which(
                message.conversation(), message.id(), message.author(), now, EntityTags.parse(List.of(ifMatch)));
    }
}
