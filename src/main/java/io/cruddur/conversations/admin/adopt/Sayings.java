package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was said in a family of groups: each message once, whether its item is an original, a copy, or both are there.
 *
 * @param said by time
 * @param unreadable items that say no time, no author or no text
 */
record Sayings(List<Saying> said, List<Item> unreadable) {

    /** A message, and all items that hold it. */
    record Saying(OriginalMessage message, List<Item> items) {}

    static Sayings of(List<Item> items) {
        var found = new LinkedHashMap<OriginalMessage.Origin, Saying>();
        var unreadable = new ArrayList<Item>();
        var originals = new ArrayList<OriginalMessage>();
        for (Item item : items) {
            OriginalMessage.read(item)
                    .ifPresentOrElse(
                            message -> {
                                if (message.isCopy()) {
                                    add(found, message);
                                } else {
                                    originals.add(message);
                                }
                            },
                            () -> unreadable.add(item));
        }
        originals.forEach(message -> add(found, message));
        var said = found.values().stream()
                .sorted((a, b) -> OriginalMessage.BY_TIME.compare(a.message(), b.message()))
                .toList();
        return new Sayings(said, unreadable);
    }

    /** Where the original stored another message after its copy was made, both count. */
    private static void add(Map<OriginalMessage.Origin, Saying> found, OriginalMessage added) {
        OriginalMessage message = added;
        for (var there = found.get(message.origin()); there != null; there = found.get(message.origin())) {
            if (there.message().saysTheSameAs(message)) {
                there.items().add(message.item());
                return;
            }
            message = message.another();
        }
        found.put(message.origin(), new Saying(message, new ArrayList<>(List.of(message.item()))));
    }
}
