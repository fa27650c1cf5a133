package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What people do to messages that are there: most often to the newest ones of their own. */
final class Changing {

    private Changing() {}

    /**
     * Gives a message another text.
     *
     * @param state which state was seen: the latest, or sometimes an old one, any, or none
     */
    record Edit(int who, int where, int message, int text, int state) implements Operation {
        @Override
        public void perform(Play play) {
            Someone editor = play.someone(who);
            find(play, editor, where, message, (talk, said) -> {
                boolean same = text % 8 == 0 && !said.text.isEmpty();
                String changed = same ? said.text : play.text(text);
                String[] seen = seen(said, state);
                int status = talk.statusOfEditing(editor, said, seen, play.now(), changed);
                Answer answer = play.ask(() -> editor.person().patch(talk.path(said), Person.text(changed), seen));
                // Whose first try was carried out is told of its success by the text, having seen the state before it.
                boolean done = status == 200 && play.repeated() && answer.status() == 412;
                play.expect(editor + " edits " + name(talk, said), answer, done ? 412 : status);
                if (status == 200) {
                    said.edit(changed);
                    assertThat(answer.header("ETag")).isEqualTo(done ? answer.header("ETag") : Optional.of(said.tag()));
                    play.touch(talk);
                }
            });
        }
    }

    /** Takes a message's text away. */
    record Delete(int who, int where, int message, int state) implements Operation {
        @Override
        public void perform(Play play) {
            Someone deleter = play.someone(who);
            find(play, deleter, where, message, (talk, said) -> {
                String[] seen = seen(said, state);
                int status = talk.statusOfDeleting(deleter, said, seen, play.now());
                Answer answer = play.ask(() -> deleter.person().delete(talk.path(said), seen));
                boolean done = status == 204 && play.repeated() && answer.status() == 412;
                play.expect(deleter + " deletes " + name(talk, said), answer, done ? 412 : status);
                if (status == 204) {
                    said.delete();
                    play.touch(talk);
                }
            });
        }
    }

    private static String name(Talk talk, Said said) {
        return talk + "/" + talk.said.indexOf(said);
    }

    private static String[] seen(Said said, int state) {
        return switch (state % 8) {
            case 0 -> new String[0];
            case 1 -> new String[] {"If-Match", "*"};
            case 2 -> new String[] {"If-Match", "\"" + Math.max(1, said.revision - 1) + "\""};
            default -> new String[] {"If-Match", said.tag()};
        };
    }

    private static void find(Play play, Someone person, int where, int message, BiConsumer<Talk, Said> change) {
        play.talk(person, where).ifPresent(talk -> {
            var own = talk.said.stream()
                    .filter(said -> said.author.equals(person) || message % 8 == 0)
                    .toList();
            if (!own.isEmpty()) {
                change.accept(talk, own.get(Math.max(0, own.size() - 1 - message / 8 % 6)));
            }
        });
    }
}
