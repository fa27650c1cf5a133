package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cruddur.conversations.world.Answer;

/** What people do to what a conversation is to themselves. */
final class Keeping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Keeping() {}

    /** Up to the newest message. */
    record Read(int who, int where) implements Operation {
        @Override
        public void perform(Play play) {
            Someone reader = play.someone(who);
            play.talk(reader, where)
                    .ifPresent(talk -> mark(play, reader, talk, "{}", talk.has(reader), talk.said.size(), false));
        }
    }

    /** Up to a message, with force also back to it. */
    record ReadAt(int who, int where, int message, boolean force) implements Operation {
        @Override
        public void perform(Play play) {
            Someone reader = play.someone(who);
            play.talk(reader, where).ifPresent(talk -> {
                int index = message % talk.said.size();
                String body = "{\"message_id\":\"" + talk.said.get(index).id + "\",\"force\":" + force + "}";
                boolean visible = talk.has(reader) && index >= talk.parts.get(reader).hidden;
                mark(play, reader, talk, body, visible, index + 1, force);
            });
        }
    }

    private static void mark(
            Play play, Someone reader, Talk talk, String body, boolean possible, int seq, boolean force) {
        Answer answer = play.ask(() -> reader.person().put(talk.path() + "/read", body));
        play.expect(reader + " reads " + talk + " to " + seq, answer, possible ? 200 : 404);
        if (possible) {
            Part part = talk.parts.get(reader);
            part.read = force ? seq : Math.max(part.read, seq);
            assertThat(answer.body())
                    .isEqualTo("{\"read_seq\":%d,\"unread\":%d}", part.read, talk.said.size() - part.read);
            play.touch(talk);
        }
    }

    /** Mutes, archives, or not any more, or leaves one as it is. */
    record Set(int who, int where, int muted, int archived) implements Operation {
        @Override
        public void perform(Play play) {
            Someone keeper = play.someone(who);
            play.talk(keeper, where).ifPresent(talk -> {
                ObjectNode body = JSON.createObjectNode();
                if (muted % 3 > 0) {
                    body.put("muted", muted % 3 == 1);
                }
                if (archived % 3 > 0) {
                    body.put("archived", archived % 3 == 1);
                }
                Answer answer = play.ask(() -> keeper.person().patch(talk.path(), body.toString()));
                play.expect(keeper + " sets " + body + " of " + talk, answer, talk.has(keeper) ? 200 : 404);
                if (talk.has(keeper)) {
                    Part part = talk.parts.get(keeper);
                    part.muted = body.path("muted").asBoolean(part.muted);
                    part.archived = body.path("archived").asBoolean(part.archived);
                    assertThat(Row.of(answer.json())).isEqualTo(talk.row(keeper));
                    play.touch(talk);
                }
            });
        }
    }
}
