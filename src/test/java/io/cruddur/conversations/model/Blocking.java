package io.cruddur.conversations.model;

import io.cruddur.conversations.world.Answer;

/** What people do to keep others off. */
final class Blocking {

    private Blocking() {}

    /** Blocks somebody, or no more. */
    record Block(int who, int whom, boolean blocked) implements Operation {
        @Override
        public void perform(Play play) {
            Someone blocker = play.someone(who);
            Someone other = play.somebodyElse(who, whom);
            String path = "/v1/blocks/@" + other.handle();
            Answer answer = play.ask(() ->
                    blocked ? blocker.person().put(path, "") : blocker.person().delete(path));
            play.expect(blocker + (blocked ? " blocks " : " unblocks ") + other, answer, 204);
            play.model().block(blocker, other, blocked);
            play.view().blocks(blocker);
        }
    }
}
