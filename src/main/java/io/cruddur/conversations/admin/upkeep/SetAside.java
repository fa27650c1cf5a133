package io.cruddur.conversations.admin.upkeep;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What fits nowhere and may hold a text: items {@code OLD#<the partition they were in>}, otherwise as they were. Nobody
 * reads them but people.
 */
@ApplicationScoped
public class SetAside {

    private static final String PREFIX = "OLD#";
    private static final String MARK = "WHY";

    private final Store store;

    SetAside(Store store) {
        this.store = store;
    }

    /** Whether an item has been set aside. */
    public static boolean is(Item item) {
        return item.pk().startsWith(PREFIX);
    }

    /** The partition of which all has been set aside, if the item says so of one. */
    public static Optional<String> marked(Item item) {
        return is(item) && item.sk().equals(MARK)
                ? Optional.of(item.pk().substring(PREFIX.length()))
                : Optional.empty();
    }

    /** The write that says of a partition that all of it is set aside, and why, so that it stays so. */
    public static Write mark(String pk, String why) {
        return Write.put(Item.keyed(PREFIX + pk, MARK).with("why", why));
    }

    /** The writes that keep a copy; none if there is one already. */
    public List<Write> copy(Item item) {
        String pk = PREFIX + item.pk();
        String sk = item.sk();
        while (true) {
            Item copy = item.at(pk, sk);
            var there = store.get(pk, sk);
            if (there.isEmpty()) {
                return List.of(Write.putNew(copy));
            }
            if (there.get().attributes().equals(copy.attributes())) {
                return List.of();
            }
            sk += "#";
        }
    }

    /** The writes that move an item out of the way. */
    public List<Write> move(Item item) {
        var writes = new ArrayList<>(copy(item));
        writes.add(Write.remove(item));
        return writes;
    }
}
