package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is at the end of a conversation's partition, and what others have stored there that hasn't been taken in.
 *
 * @param originals what hasn't been taken in and can be read, by time
 * @param texts of the messages that are in the conversation
 * @param numbered whether there are any of those
 * @param more whether there is more in the partition than was read
 */
public record Arrivals(
        Optional<Head> head, List<OriginalMessage> originals, Set<String> texts, boolean numbered, boolean more) {

    public Arrivals {
        originals = List.copyOf(originals);
        texts = Set.copyOf(texts);
    }

    static Arrivals of(Range range) {
        var ours = range.items().stream()
                .filter(item -> !Heads.isHead(item) && !OriginalMessage.is(item))
                .toList();
        return new Arrivals(
                range.items().stream().filter(Heads::isHead).findFirst().map(Heads::head),
                range.items().stream()
                        .filter(item -> !Heads.isHead(item) && OriginalMessage.is(item))
                        .flatMap(item -> OriginalMessage.read(item).stream())
                        .sorted(OriginalMessage.BY_TIME)
                        .toList(),
                ours.stream().flatMap(item -> item.text("message").stream()).collect(Collectors.toSet()),
                !ours.isEmpty(),
                range.more());
    }
}
