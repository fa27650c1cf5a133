package io.cruddur.conversations.model;

import io.cruddur.conversations.world.Answer;
import java.util.Optional;

/** What people do to groups, or would like to. */
final class Grouping {

    private Grouping() {}

    record Add(int who, int where, int whom) implements Operation {
        @Override
        public void perform(Play play) {
            Someone actor = play.someone(who);
            Someone added = play.somebodyElse(who, whom);
            play.talk(actor, where).ifPresent(talk -> {
                boolean blocked =
                        !talk.has(added) && play.model().blocked(added).contains(actor);
                int allowed = talk.statusOfAdding(actor);
                int status = allowed == 200 && blocked ? 403 : allowed;
                String body = "{\"handle\":\"" + added.handle() + "\"}";
                Answer answer = play.ask(() -> actor.person().post(talk.path() + "/members", body));
                play.expect(actor + " adds " + added + " to " + talk, answer, status);
                if (status == 200 && !talk.has(added)) {
                    talk.join(added);
                    play.happened(
                            talk,
                            actor,
                            actor,
                            actor.name() + " added " + added.name(),
                            Line.event("joined", added.handle()));
                }
            });
        }
    }

    /** Removes somebody, or leaves. */
    record Remove(int who, int where, int whom) implements Operation {
        @Override
        public void perform(Play play) {
            Someone actor = play.someone(who);
            Someone removed = play.someone(whom);
            play.talk(actor, where).ifPresent(talk -> {
                boolean leaves = actor.equals(removed);
                int status = talk.statusOfRemoving(actor, removed);
                Answer answer = play.ask(() -> actor.person().delete(talk.path() + "/members/" + removed.id()));
                // Who is told late that they have left is told that they aren't there.
                boolean hasLeft = status == 204 && leaves && play.repeated() && answer.status() == 404;
                play.expect(actor + " removes " + removed + " from " + talk, answer, hasLeft ? 404 : status);
                if (status == 204 && talk.has(removed)) {
                    talk.leave(removed);
                    String text = actor.name() + (leaves ? " left" : " removed " + removed.name());
                    String event = leaves ? Line.event("left", "") : Line.event("removed", removed.handle());
                    Optional<Someone> witness = talk.parts.keySet().stream().findFirst();
                    witness.ifPresentOrElse(
                            left -> play.happened(talk, left, actor, text, event), () -> play.touch(talk));
                }
            });
        }
    }

    /** Gives it a title, or takes it away. */
    record Rename(int who, int where, int title) implements Operation {
        @Override
        public void perform(Play play) {
            Someone actor = play.someone(who);
            play.talk(actor, where).ifPresent(talk -> {
                int status = talk.statusOfRenaming(actor);
                String given = title % 3 == 0 ? "" : play.title(title);
                Answer answer = play.ask(() -> actor.person().patch(talk.path(), "{\"title\":\"" + given + "\"}"));
                play.expect(actor + " renames " + talk, answer, status);
                if (status == 200 && !talk.title.equals(given)) {
                    talk.title = given;
                    String text = actor.name()
                            + (given.isEmpty() ? " took away the group's name" : " named the group “" + given + "”");
                    play.happened(talk, actor, actor, text, Line.event("renamed", given));
                }
            });
        }
    }
}
