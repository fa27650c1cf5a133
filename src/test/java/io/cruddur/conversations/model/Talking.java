package io.cruddur.conversations.model;

import java.util.List;
import java.util.stream.IntStream;

/** What people say, and that they say it again. */
final class Talking {

    private Talking() {}

    record Send(int who, int where, int text, boolean keyed) implements Operation {
        @Override
        public void perform(Play play) {
            Someone author = play.someone(who);
            play.talk(author, where)
                    .ifPresent(talk -> play.post(new ToTalk(author, talk, play.text(text), play.key(keyed))));
        }
    }

    /** This and a group can't be found again by who doesn't know whether it is there. */
    record Start(int who, int whom, int text, boolean keyed) implements Operation {
        @Override
        public void perform(Play play) {
            play.post(new ToPerson(
                    play.someone(who),
                    play.somebodyElse(who, whom),
                    play.text(text),
                    play.key(keyed || play.isUncertain())));
        }
    }

    /** Two to four others. */
    record Create(int who, int fewest, boolean titled, boolean withText, boolean keyed) implements Operation {
        @Override
        public void perform(Play play) {
            List<Someone> others = IntStream.range(0, 2 + fewest % 3)
                    .mapToObj(i -> play.somebodyElse(who, fewest + i))
                    .toList();
            String title = titled ? play.title(who) : "";
            String text = withText ? play.text(who) : "";
            play.post(new NewGroup(play.someone(who), others, title, text, play.key(keyed || play.isUncertain())));
        }
    }

    /** The same once more, as after a lost answer. */
    record Repeat(int which) implements Operation {
        @Override
        public void perform(Play play) {
            play.keyed(which).ifPresent(play::post);
        }
    }

    /** Something else under a key that has been used. */
    record Reuse(int which, int text) implements Operation {
        @Override
        public void perform(Play play) {
            play.keyed(which).ifPresent(post -> play.post(post.saying(play.text(text))));
        }
    }
}
