package io.cruddur.conversations.admin.adopt;

import static io.cruddur.conversations.admin.adopt.Legacy.NOON;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A table of the original with every defect that is known of it. */
record LegacyCases(
        User andrew,
        User bayko,
        List<Item> items,
        String sound,
        String oldest,
        List<String> merged,
        String ghost,
        String unreadable) {

    /** One conversation, with nothing wrong but its times. */
    static List<Item> alone(long seed, User andrew, User bayko) {
        var legacy = new Legacy(seed);
        String group = legacy.group();
        legacy.rows(group, andrew, bayko, legacy.talk(group, andrew, bayko, NOON, 14));
        return legacy.items();
    }

    static LegacyCases of(long seed, User andrew, User bayko) {
        var legacy = new Legacy(seed);
        String sound = legacy.group();
        legacy.rows(sound, andrew, bayko, legacy.talk(sound, andrew, bayko, NOON, 14));

        // each post to the same person opened another group
        User cyd = legacy.stranger("cyd");
        String oldest = legacy.group();
        String second = legacy.group();
        String third = legacy.group();
        legacy.rows(oldest, andrew, cyd, legacy.talk(oldest, andrew, cyd, NOON.minusSeconds(1), 7));
        legacy.rows(second, andrew, cyd, legacy.talk(second, cyd, andrew, NOON.plusSeconds(30), 9));
        legacy.rows(third, andrew, cyd, legacy.say(third, andrew, NOON.plus(2, ChronoUnit.MINUTES)));
        String fourth = legacy.group();
        legacy.rows(fourth, cyd, andrew, legacy.say(fourth, andrew, NOON.plusSeconds(10)));

        // the same instant in several forms, and what is in the way of those that give way
        User dan = legacy.stranger("dan");
        String equal = legacy.group();
        for (int form : new int[] {0, 1, 2, 3, 4, 5}) {
            legacy.say(equal, form % 2 == 0 ? andrew : dan, Legacy.form(NOON, form));
        }
        legacy.say(equal, dan, Legacy.form(NOON.plusNanos(1000), 0));
        legacy.say(equal, dan, "2023-04-01T12:00:00.0000025Z");
        legacy.say(equal, dan, Legacy.form(NOON.plusNanos(5000), 0));
        legacy.rows(equal, andrew, dan, legacy.say(equal, dan, Legacy.form(NOON.plusNanos(7000), 0)));

        rows(legacy, andrew);
        people(legacy, andrew);
        return new LegacyCases(
                andrew,
                bayko,
                legacy.items(),
                sound,
                oldest,
                List.of(second, third, fourth),
                ghost(legacy),
                unreadable(legacy));
    }

    private static void rows(Legacy legacy, User andrew) {
        User eve = legacy.stranger("eve");
        String oneMissing = legacy.group();
        Item last = legacy.talk(oneMissing, andrew, eve, NOON, 3);
        legacy.row(oneMissing, eve, andrew, last.sk(), last.string("message"));

        User fay = legacy.stranger("fay");
        legacy.talk(legacy.group(), andrew, fay, NOON, 4);

        User gus = legacy.stranger("gus");
        String doubled = legacy.group();
        Item first = legacy.say(doubled, gus, NOON);
        Item newest = legacy.talk(doubled, gus, andrew, NOON.plusSeconds(60), 5);
        legacy.rows(doubled, gus, andrew, first);
        legacy.rows(doubled, gus, andrew, newest);
        legacy.row(doubled, gus, andrew, "2023-04-01T11:00:00", "a text that is in no message");

        User hal = legacy.stranger("hal");
        String empty = legacy.group();
        legacy.row(empty, hal, andrew, Legacy.form(NOON, 3), "the text of a message that was never stored");
        legacy.row(empty, andrew, hal, Legacy.form(NOON, 3), "the text of a message that was never stored");

        // two conversations of one person that moved at the very same time
        for (String handle : List.of("ida", "jon")) {
            User other = legacy.stranger(handle);
            String group = legacy.group();
            legacy.rows(group, andrew, other, legacy.say(group, other, Legacy.form(NOON.plusSeconds(7), 0)));
        }
    }

    private static void people(Legacy legacy, User andrew) {
        User kim = legacy.stranger("kim");
        User lee = legacy.stranger("lee");
        String unknown = legacy.group();
        legacy.rows(unknown, kim, lee, legacy.talk(unknown, kim, lee, NOON, 2));

        User max = legacy.stranger("max");
        String intruded = legacy.group();
        Item last = legacy.talk(intruded, andrew, max, NOON, 2);
        legacy.say(intruded, kim, NOON.plusSeconds(20));
        legacy.rows(intruded, andrew, max, last);

        // rows that don't agree whose it is
        String torn = legacy.group();
        Item said = legacy.talk(torn, andrew, lee, NOON, 12);
        legacy.row(torn, andrew, lee, said.sk(), said.string("message"));
        legacy.row(torn, max, kim, said.sk(), said.string("message"));
        legacy.add(Item.keyed("GRP#" + andrew.id(), "2023-04-01T10:00:00Z").with("message", "nobody knows where"));
    }

    /** Only one has written, and there are no rows: nobody knows to whom. */
    private static String ghost(Legacy legacy) {
        String ghost = legacy.group();
        User nat = legacy.stranger("nat");
        for (int i = 0; i < 11; i++) {
            legacy.say(ghost, nat, NOON.plusSeconds(i));
        }
        return ghost;
    }

    private static String unreadable(Legacy legacy) {
        User ola = legacy.stranger("ola");
        User pat = legacy.stranger("pat");
        String group = legacy.group();
        Item last = legacy.talk(group, ola, pat, NOON, 3);
        legacy.say(group, ola, "yesterday");
        Instant after = NOON.plus(2, ChronoUnit.MINUTES);
        legacy.add(Item.keyed("MSG#" + group, Legacy.form(after.plusSeconds(1), 0))
                .with("message", "by nobody")
                .with("message_uuid", "17"));
        legacy.rows(group, ola, pat, last);
        return group;
    }
}
