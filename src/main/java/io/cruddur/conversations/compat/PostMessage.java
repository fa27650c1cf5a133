package io.cruddur.conversations.compat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.Sent;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One post of the client: what is wrong with it as codes, all of them, in the order group, handle, message. */
@ApplicationScoped
class PostMessage {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 1024;

    private final Users users;
    private final SendMessage sendMessage;
    private final StartConversation startConversation;
    private final InstantSource clock;

    PostMessage(Users users, SendMessage sendMessage, StartConversation startConversation, InstantSource clock) {
        this.users = users;
        this.sendMessage = sendMessage;
        this.startConversation = startConversation;
        this.clock = clock;
    }

    Uni<PostedJson> post(User author, PostJson post) {
        return post.hasGroup() ? toGroup(author, post) : toPerson(author, post);
    }

    private Uni<PostedJson> toGroup(User author, PostJson post) {
        var codes = new ArrayList<String>();
        if (post.group().isBlank()) {
            codes.add("message_group_uuid_blank");
        }
        Draft draft = draft(author, post.text(), codes);
        return ConversationId.parse(post.group())
                .map(id -> sendMessage.send(id, draft).map(Sent::message).map(PostedJson::toGroup))
                .orElseGet(() -> Uni.createFrom().failure(new Problem.NotFound().failure()));
    }

    private Uni<PostedJson> toPerson(User author, PostJson post) {
        return users.byHandle(new Handle(post.handleText())).chain(found -> {
            var codes = new ArrayList<String>();
            Optional<User> recipient = found.filter(user -> !user.id().equals(author.id()));
            if (recipient.isEmpty()) {
                codes.add("user_reciever_handle_blank");
            }
            Draft draft = draft(author, post.text(), codes);
            return startConversation
                    .send(recipient.orElseThrow(), draft)
                    .map(Sent::message)
                    .map(PostedJson::toPerson);
        });
    }

    /** The draft, unless there is something wrong with it or was before. */
    private Draft draft(User author, @Nullable String text, List<String> codes) {
        MessageText.flaw(text, LONGEST).map(PostMessage::code).ifPresent(codes::add);
        if (!codes.isEmpty()) {
            throw new ApiFailure(UNPROCESSABLE, codes);
        }
        return new Draft(author, new MessageText(Objects.requireNonNull(text)), new Stamp(clock.instant()));
    }

    private static String code(MessageText.Flaw flaw) {
        return switch (flaw) {
            case BLANK -> "message_blank";
            case TOO_LONG -> "message_exceed_max_chars_1024";
            case UNPAIRED -> throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        };
    }
}
