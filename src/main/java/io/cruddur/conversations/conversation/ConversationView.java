package io.cruddur.conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, as {@code /v1} shows it to one of its members.
 *
 * @param kind direct or group
 * @param title of a group, if it has one
 * @param participants the others, who came first first; without names in a list if they aren't to be had
 * @param members everybody; missing in lists
 * @param lastMessage missing before the first
 * @param unread how many messages the reader hasn't read
 * @param readSeq the number of the newest message that they have
 * @param muted whether they don't want to be disturbed by it
 * @param archived whether they have put it away
 */
@Schema(name = "Conversation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationView(
        String id,
        String kind,
        @Nullable String title,
        List<PersonView> participants,
        @Nullable List<MemberView> members,
        @Nullable LastMessage lastMessage,
        long unread,
        long readSeq,
        boolean muted,
        boolean archived) {

    /**
     * The newest message.
     *
     * @param author the id of who wrote it
     * @param preview its text, or the beginning of it; missing if it has been deleted
     */
    @Schema(name = "LastMessage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LastMessage(
            String id, long seq, String author, @Nullable String preview, String createdAt) {

        static LastMessage of(InboxRow.Latest latest) {
            return new LastMessage(
                    latest.id().toString(),
                    latest.seq(),
                    latest.author().toString(),
                    latest.text().isEmpty() ? null : latest.text(),
                    latest.at().toString());
        }
    }

    /**
     * Somebody in a conversation.
     *
     * @param role owner or member
     */
    @Schema(name = "Member")
    record MemberView(String id, String handle, String displayName, String role, String joinedAt) {

        static MemberView of(Member member, User user) {
            return new MemberView(
                    user.id().toString(),
                    user.handle().value(),
                    user.displayName(),
                    member.role().toString(),
                    member.joinedAt().toString());
        }
    }

    /** As a list shows it: with names as Postgres has them, else, of whoever wrote last, as the row has them. */
    static ConversationView of(InboxRow row, Map<UserId, User> people) {
        return new ConversationView(
                row.conversation().toString(),
                row.kind().toString(),
                row.title().orElse(null),
                row.participants().stream().map(id -> named(id, row, people)).toList(),
                null,
                LastMessage.of(row.latest()),
                row.unread(),
                row.readSeq(),
                row.muted(),
                row.archived());
    }

    /** Somebody whom neither Postgres nor the row knows any more has only an id. */
    private static PersonView named(UserId id, InboxRow row, Map<UserId, User> people) {
        User copy = id.equals(row.other().id()) ? row.other() : new User(id, new Handle(""), "");
        return PersonView.of(people.getOrDefault(id, copy));
    }

    /** By itself: with names as Postgres has them, else as the head has them. */
    static ConversationView of(Inbox.Entry entry, UserId reader, Map<UserId, User> people) {
        Head head = entry.head();
        Member member = head.member(reader).orElseThrow();
        var members = head.bySeniority().stream()
                .map(each -> MemberView.of(each, people.getOrDefault(each.id(), each.user())))
                .toList();
        return new ConversationView(
                head.id().toString(),
                head.kind().toString(),
                head.title().orElse(null),
                head.membersBut(reader).stream()
                        .map(other -> people.getOrDefault(other.id(), other.user()))
                        .map(PersonView::of)
                        .toList(),
                members,
                entry.row().map(InboxRow::latest).map(LastMessage::of).orElse(null),
                head.lastSeq() - member.readSeq(),
                member.readSeq(),
                member.muted(),
                member.archived());
    }
}
