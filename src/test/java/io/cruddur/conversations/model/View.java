package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import java.util.ArrayList;
import java.util.List;

/** Looks at what the service shows, and compares it with the model. */
final class View {

    private static final int MOST = 100;

    private final Model model;
    private final Crowd crowd;

    View(Model model, Crowd crowd) {
        this.model = model;
        this.crowd = crowd;
    }

    /** Where a page is. */
    enum Side {
        NEWEST,
        BEFORE,
        AFTER,
        AROUND,
        AROUND_UNREAD
    }

    /** A page of messages that isn't there for who isn't in the conversation. */
    void page(Someone reader, Talk talk, Side side, Said at, int limit) {
        String window = switch (side) {
            case NEWEST -> "";
            case BEFORE -> "&before=" + at.id;
            case AFTER -> "&after=" + at.id;
            case AROUND -> "&around=" + at.id;
            case AROUND_UNREAD -> "&around=unread";
        };
        Answer answer = get(reader, talk.path() + "/messages?limit=" + limit + window);
        if (!talk.has(reader)) {
            assertNotFound(answer);
            return;
        }
        var sheet = Sheet.of(found(answer));
        assertThat(sheet).as("%s's page of %s", reader, talk).isEqualTo(talk.sheet(reader, side, at, limit));
        assertThat(sheet.lines()).extracting(Line::at).isSorted().doesNotHaveDuplicates();
    }

    /** All that a member sees of a conversation, from the end to the beginning. */
    void everything(Someone reader, Talk talk) {
        List<Line> visible = talk.visible(reader);
        Said at = talk.said.getLast();
        page(reader, talk, Side.NEWEST, at, MOST);
        for (int left = visible.size() - MOST; left > 0; left -= MOST) {
            page(reader, talk, Side.BEFORE, talk.said.get(talk.said.size() - visible.size() + left), MOST);
        }
    }

    /** An inbox, in pages of that many, so many of them at most. */
    void inbox(Someone reader, boolean unread, boolean archived, int limit, int pages) {
        List<Row> expected = model.inbox(reader, unread, archived);
        String query = "/v1/conversations?limit=" + limit + (unread ? "&filter=unread" : "")
                + (archived ? "&archived=true" : "");
        JsonNode page = found(get(reader, query));
        if (unread) {
            assertThat(page.get("unread").toString())
                    .as("what %s hasn't read", reader)
                    .isEqualTo(
                            "{\"conversations\":%d,\"messages\":%d,\"exact\":true}",
                            expected.size(),
                            expected.stream().mapToLong(Row::unread).sum());
        }
        var rows = new ArrayList<>(rows(page));
        for (int i = 1; i < pages && page.has("next"); i++) {
            page = found(get(reader, query + "&cursor=" + page.get("next").asText()));
            rows.addAll(rows(page));
        }
        assertThat(rows)
                .as("%s's inbox", reader)
                .isEqualTo(expected.subList(0, Math.min(expected.size(), limit * pages)));
        assertThat(page.has("next")).as("there is more").isEqualTo(rows.size() < expected.size());
    }

    private static List<Row> rows(JsonNode page) {
        return page.get("items").valueStream().map(Row::of).toList();
    }

    /** The inbox down to a conversation, or without it for who isn't in it. */
    void row(Someone reader, Talk talk) {
        boolean archived = talk.has(reader) && talk.parts.get(reader).archived;
        long above = model.inbox(reader, false, archived).stream()
                .takeWhile(row -> !row.id().equals(talk.id))
                .count();
        inbox(reader, false, archived, (int) Math.min(MOST, talk.has(reader) ? above + 1 : 1), 1);
    }

    /** A conversation by itself. */
    void conversation(Someone reader, Talk talk) {
        Answer answer = get(reader, talk.path());
        if (!talk.has(reader)) {
            assertNotFound(answer);
            return;
        }
        JsonNode conversation = found(answer);
        assertThat(Row.of(conversation)).isEqualTo(talk.row(reader));
        assertThat(conversation.get("members").valueStream())
                .map(member ->
                        member.get("handle").asText() + " " + member.get("role").asText())
                .containsExactlyElementsOf(talk.parts.entrySet().stream()
                        .map(entry -> entry.getKey().handle() + (entry.getValue().owner ? " owner" : " member"))
                        .toList());
    }

    /** A message by itself. */
    void message(Someone reader, Talk talk, int index) {
        Answer answer = get(reader, talk.path(talk.said.get(index)));
        if (!talk.has(reader) || index < talk.parts.get(reader).hidden) {
            assertNotFound(answer);
            return;
        }
        Said said = talk.said.get(index);
        assertThat(Line.of(found(answer))).isEqualTo(said.line(index + 1));
        assertThat(answer.header("ETag")).hasValue(said.tag());
    }

    /** Whom somebody has blocked. */
    void blocks(Someone blocker) {
        assertThat(found(get(blocker, "/v1/blocks")).get("items").findValuesAsText("handle"))
                .containsExactlyInAnyOrderElementsOf(
                        model.blocked(blocker).stream().map(Someone::handle).toList());
    }

    /** The newest message, as the service shows it to a member. */
    JsonNode newest(Someone reader, Talk talk) {
        return found(get(reader, talk.path() + "/messages?limit=1")).at("/items/0");
    }

    /** The message of a number, which is the newest or the one before, as the service shows it to a member. */
    JsonNode newest(Someone reader, Talk talk, int seq) {
        return found(get(reader, talk.path() + "/messages?limit=2"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("seq").asInt() == seq)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message " + seq + " in " + talk));
    }

    private Answer get(Someone reader, String path) {
        return crowd.ask(() -> reader.person().get(path));
    }

    private static JsonNode found(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    }
}
