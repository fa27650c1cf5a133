package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes items as the original stored them, with all that was wrong with it; the same ones for the same seed. */
public final class Legacy {

    static final Instant NOON = Instant.parse("2023-04-01T12:00:00Z");

    public static final int FORMS = 6;

    private final List<Item> items = new ArrayList<>();
    private final Random random;
    private int said;

    public Legacy(long seed) {
        random = new Random(seed);
    }

    /** All of them, without those that others of the same key have overwritten. */
    public List<Item> items() {
        var byKey = new LinkedHashMap<String, Item>();
        items.forEach(item -> byKey.put(item.pk() + item.sk(), item));
        return List.copyOf(byKey.values());
    }

    void add(Item item) {
        items.add(item);
    }

    public String group() {
        return uuid().toString();
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }

    /** Somebody whom Postgres doesn't know. */
    User stranger(String handle) {
        return new User(new UserId(uuid()), new Handle(handle), handle.toUpperCase(Locale.ROOT));
    }

    /** A message at a time in some form. */
    Item say(String group, User author, Instant at) {
        return say(group, author, form(at, random.nextInt(FORMS)));
    }

    public Item say(String group, User author, String sk) {
        Item item = Item.keyed("MSG#" + group, sk)
                .with("message_uuid", uuid())
                .with("message", "text " + ++said)
                .with("user_uuid", author.id())
                .with("user_display_name", author.displayName())
                .with("user_handle", author.handle());
        items.add(item);
        return item;
    }

    /** So many messages, of the two in turn, a minute apart. */
    Item talk(String group, User one, User other, Instant from, int messages) {
        Item last = say(group, one, from);
        for (int i = 1; i < messages; i++) {
            last = say(group, i % 2 == 0 ? one : other, from.plus(i, ChronoUnit.MINUTES));
        }
        return last;
    }

    /** A row that shows a message, or what is left of one. */
    public void row(String group, User owner, User other, String sk, String text) {
        items.add(Item.keyed("GRP#" + owner.id(), sk)
                .with("message_group_uuid", group)
                .with("message", text)
                .with("user_uuid", other.id())
                .with("user_display_name", other.displayName())
                .with("user_handle", other.handle()));
    }

    void rows(String group, User one, User other, Item last) {
        row(group, one, other, last.sk(), last.string("message"));
        row(group, other, one, last.sk(), last.string("message"));
    }

    /** The forms of the original's many versions. */
    public static String form(Instant at, int form) {
        return switch (form) {
            case 0 -> format(at, ZoneOffset.UTC, "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");
            case 1 -> format(at, ZoneOffset.UTC, "uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
            case 2 -> format(at, ZoneOffset.UTC, "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
            case 3 -> format(at, ZoneOffset.ofHours(-5), "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");
            case 4 -> format(at, ZoneOffset.ofHoursMinutes(5, 30), "uuuu-MM-dd HH:mm:ss.SSSSSSxxx");
            default -> format(at, ZoneOffset.UTC, "uuuu-MM-dd'T'HH:mm:ss");
        };
    }

    private static String format(Instant at, ZoneOffset offset, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atOffset(offset));
    }
}
