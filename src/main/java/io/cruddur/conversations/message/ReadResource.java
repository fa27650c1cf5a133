package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.MarkRead;
import io.cruddur.conversations.conversation.MarkRead.Mark;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Up to where the caller has read a conversation. */
@Path("/v1/conversations/{id}/read")
@Authenticated
@Tag(name = "Conversations")
class ReadResource {

    private final Caller caller;
    private final Messages messages;
    private final MarkRead markRead;

    ReadResource(Caller caller, Messages messages, MarkRead markRead) {
        this.caller = caller;
        this.messages = messages;
        this.markRead = markRead;
    }

    /**
     * Where to set the mark.
     *
     * @param messageId the newest message read; when missing, the newest there is
     * @param force also backwards, to mark messages unread
     */
    @Schema(name = "ReadMark")
    record Wanted(@Nullable String messageId, boolean force) {}

    /** Where the mark is. */
    @Schema(name = "ReadState")
    record State(long readSeq, long unread) {

        static State of(Head head, User reader) {
            long read = head.member(reader.id()).orElseThrow().readSeq();
            return new State(read, head.lastSeq() - read);
        }
    }

    /** Moves the mark forward, or with {@code force} anywhere. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "markRead", summary = "Moves the read mark forward, or with `force` anywhere")
    public Uni<State> mark(@RestPath String id, @Nullable Wanted wanted) {
        var where = wanted == null ? new Wanted(null, false) : wanted;
        return caller.registered().chain(reader -> {
            var conversation = ConversationId.find(id);
            return find(conversation, where, reader)
                    .chain(mark -> markRead.mark(conversation, reader.id(), mark, where.force()))
                    .map(head -> State.of(head, reader));
        });
    }

    private Uni<Function<Head, Mark>> find(ConversationId conversation, Wanted wanted, User reader) {
        if (wanted.messageId() == null) {
            return Uni.createFrom().item(Mark::newest);
        }
        MessageId id = MessageId.parse(wanted.messageId())
                .orElseThrow(() -> Problem.Invalid.of("/message_id", "It is the id of a message.")
                        .failure());
        return messages.get(conversation, id, reader.id()).map(message -> {
            var mark = new Mark(message.seq(), message.createdAt());
            return _ -> mark;
        });
    }
}
