package io.cruddur.conversations.conversation;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Calls;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a listing ends, among conversations that it passes over. */
@QuarkusTest
class InboxEndTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Listing KEPT = new Listing(false, Optional.of(false));
    private static final Listing PUT_AWAY = new Listing(false, Optional.of(true));

    @Inject
    StartConversation startConversation;

    @Inject
    ChangeMember changeMember;

    @Inject
    Inbox inbox;

    @Inject
    Calls calls;

    User ada;

    /** The newest last, each long after the one before. */
    List<ConversationId> conversations;

    @BeforeEach
    void enter() {
        ada = person("ada");
        conversations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var draft = draft(ada, "Hello", NOON.plus(Duration.ofHours(i)));
            conversations.add(now(startConversation.send(person("other"), draft))
                    .message()
                    .conversation());
        }
        for (ConversationId id : conversations.subList(0, 3)) {
            now(changeMember.change("settings", id, ada.id(), (_, member) -> member.archived(true)));
        }
    }

    @Test
    void shouldGoOnOnlyToWhatIsOfTheListing() {
        InboxPage kept = page(KEPT, 3);
        assertThat(kept.rows())
                .extracting(InboxRow::conversation)
                .containsExactlyElementsOf(conversations.subList(3, 6).reversed());
        assertThat(kept.next()).isEmpty();

        InboxPage putAway = page(PUT_AWAY, 2);
        assertThat(putAway.rows())
                .extracting(InboxRow::conversation)
                .containsExactly(conversations.get(2), conversations.get(1));
        assertThat(putAway.next()).isPresent();
        assertThat(page(PUT_AWAY, 3).next()).isEmpty();
    }

    @Test
    void shouldAskOnceMoreWhenItCannotTellAtOnce() {
        assertThat(calls.during(() -> page(KEPT, 2))).hasSize(1);
        assertThat(calls.during(() -> page(KEPT, 3))).hasSize(2);
        assertThat(calls.during(() -> page(PUT_AWAY, 1))).hasSize(2);
    }

    private InboxPage page(Listing listing, int limit) {
        return now(inbox.page(ada.id(), listing, Optional.empty(), limit));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
