package io.cruddur.conversations.table;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What fits nowhere and may hold a text: items {@code OLD#<the partition they were in>}, otherwise as they were, and maybe
 * with the reason. Nobody reads them but people.
 */
@ApplicationScoped
public class SetAside {

    private static final String PREFIX = "OLD#";
    private static final String MARK = "WHY";
    private static final String REASON = "why";

    private final Dynamo dynamo;

    SetAside(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Whether an item has been set aside. */
    public static boolean is(Item item) {
        return item.pk().startsWith(PREFIX);
    }

    /** Where what was in a partition is set aside. */
    public static String partition(String pk) {
        return PREFIX + pk;
    }

    /** The partition of which all has been set aside, if the item says so of one. */
    public static Optional<String> marked(Item item) {
        return is(item) && item.sk().equals(MARK)
                ? Optional.of(item.pk().substring(PREFIX.length()))
                : Optional.empty();
    }

    /** The write that says of a partition that all of it is set aside, and why, so that it stays so. */
    public static Write mark(String pk, String why) {
        return Write.put(Item.keyed(partition(pk), MARK).with(REASON, why));
    }

    /** The writes that keep a copy; none if there is one already. 1 RCU. */
    public Uni<List<Write>> copy(Item item) {
        return put(item.at(partition(item.pk()), item.sk()));
    }

    /** The writes that move an item out of the way. 1 RCU. */
    public Uni<List<Write>> move(Item item) {
        return copy(item).map(copy -> withRemoval(copy, item));
    }

    /** The same, and the copy says why. */
    public Uni<List<Write>> move(Item item, String why) {
        return put(item.at(partition(item.pk()), item.sk()).with(REASON, why)).map(copy -> withRemoval(copy, item));
    }

    private Uni<List<Write>> put(Item copy) {
        return dynamo.get("set-aside", copy.pk(), copy.sk()).chain(there -> {
            if (there.isEmpty()) {
                return Uni.createFrom().item(List.of(Write.putNew(copy)));
            }
            return there.get().attributes().equals(copy.attributes())
                    ? Uni.createFrom().item(List.of())
                    : put(copy.at(copy.pk(), copy.sk() + "#"));
        });
    }

    private static List<Write> withRemoval(List<Write> copy, Item item) {
        return Stream.concat(copy.stream(), Stream.of(Write.remove(item))).toList();
    }
}
