package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.Problem.Violation;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1} takes for a conversation.
 *
 * @param participants the handles of the others: one for a direct conversation, 2 to 31 for a group
 * @param title a group's; 1 to 100 code points
 * @param message the text of the first message, or of the next in a direct conversation that is there already
 */
@Schema(name = "NewConversation")
record NewConversation(
        @Nullable List<String> participants,
        @Nullable String title,
        @Nullable String message) {

    /** Fails with {@code Invalid} for a direct conversation, which has none, or for what is no title. */
    Optional<String> checkedTitle(boolean group) {
        if (!group && title != null) {
            throw Problem.Invalid.of("/title", "Only a group has one.").failure();
        }
        return GroupTitle.parse(title);
    }

    /** Fails with {@code Invalid} for what is no text. */
    Optional<MessageText> checkedMessage() {
        return Optional.ofNullable(message).map(text -> NewMessage.text(text, "/message"));
    }

    /** The others, in the order given; fails with {@code Invalid}, saying who can't be one. */
    Uni<List<User>> others(Users users, User creator) {
        var wanted = participants;
        if (wanted == null || wanted.isEmpty() || wanted.size() >= Head.MOST_MEMBERS || wanted.contains(null)) {
            throw Problem.Invalid.of("/participants", "It is a list of 1 to 31 handles.")
                    .failure();
        }
        var handles = wanted.stream().map(Handle::new).toList();
        return users.byHandles(handles.stream().collect(Collectors.toSet()))
                .map(found -> others(handles, found, creator));
    }

    private static List<User> others(List<Handle> handles, Map<Handle, User> found, User creator) {
        var violations = new ArrayList<Violation>();
        var others = new ArrayList<User>();
        var seen = new HashSet<Handle>();
        for (int i = 0; i < handles.size(); i++) {
            @Nullable User user = found.get(handles.get(i));
            if (user == null || user.id().equals(creator.id())) {
                violations.add(new Violation("/participants/" + i, "There is nobody else of that handle."));
            } else if (!seen.add(user.handle())) {
                violations.add(new Violation("/participants/" + i, "They have been named before."));
            } else {
                others.add(user);
            }
        }
        if (!violations.isEmpty()) {
            throw new Problem.Invalid(violations).failure();
        }
        return others;
    }

    /** What a repetition under the same idempotency key has to be the same in. */
    String[] fingerprint(List<User> others) {
        String ids = others.stream().map(user -> user.id().toString()).sorted().collect(Collectors.joining(","));
        return others.size() == 1
                ? new String[] {ids, Objects.requireNonNullElse(message, "")}
                : new String[] {ids, Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(message, "")};
    }
}
