package io.cruddur.conversations.table;

import java.util.List;

/**
 * A run of items of one partition.
 *
 * @param items in the order they were asked for
 * @param more whether there may be more behind the last
 */
public record Range(List<Item> items, boolean more) {

    public Range {
        items = List.copyOf(items);
    }
}
