package io.cruddur.conversations.model;

/** What people look at; nothing changes. */
final class Looking {

    private Looking() {}

    /** A page of messages, at a message of any conversation. */
    record Page(int who, int where, View.Side side, int limit, int elsewhere, int message) implements Operation {
        @Override
        public void perform(Play play) {
            Someone reader = play.someone(who);
            play.talk(reader, where).ifPresent(talk -> {
                Talk other = elsewhere % 8 == 0 ? play.talk(reader, elsewhere).orElse(talk) : talk;
                Said at = other.said.get(message % other.said.size());
                play.note(reader + " looks " + side + " " + other + "/" + message % other.said.size() + " in " + talk);
                play.view().page(reader, talk, side, at, limit);
            });
        }
    }

    /** The inbox, page by page. */
    record Walk(int who, int limit, boolean unread, boolean archived) implements Operation {
        @Override
        public void perform(Play play) {
            Someone reader = play.someone(who);
            play.note(reader + " walks, " + limit + (unread ? " unread" : "") + (archived ? " archived" : ""));
            play.view().inbox(reader, unread, archived, limit, 3);
        }
    }

    /** One conversation, and one message of it. */
    record One(int who, int where, int message) implements Operation {
        @Override
        public void perform(Play play) {
            Someone reader = play.someone(who);
            play.talk(reader, where).ifPresent(talk -> {
                play.note(reader + " looks at " + talk);
                play.view().conversation(reader, talk);
                play.view().message(reader, talk, message % talk.said.size());
            });
        }
    }
}
