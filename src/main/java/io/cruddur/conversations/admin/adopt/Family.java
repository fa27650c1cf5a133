package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.conversation.ConversationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Groups that are to be one conversation: those of the same two people, or one by itself.
 *
 * @param groups in the order of their ids
 * @param people nobody, if it isn't known whose they are
 */
record Family(List<Group> groups, Optional<Two> people) {

    Family {
        groups = List.copyOf(groups);
    }

    /** All families with something of the original's that hasn't been adopted, in an order that is always the same. */
    static List<Family> of(Survey survey) {
        var parents = new HashMap<ConversationId, ConversationId>();
        var byPeople = new HashMap<Two, ConversationId>();
        for (Group group : survey.groups()) {
            // Copies that are here already tell what belongs together when the rows that said so are gone.
            group.cameFrom.forEach(from -> unite(parents, group.id, from));
            group.people()
                    .map(two -> byPeople.computeIfAbsent(two, _ -> group.id))
                    .ifPresent(first -> unite(parents, first, group.id));
        }
        var families = new LinkedHashMap<ConversationId, List<Group>>();
        survey.groups().stream()
                .sorted(Comparator.comparing(group -> group.id.toString()))
                .forEach(group -> families.computeIfAbsent(root(parents, group.id), _ -> new ArrayList<>())
                        .add(group));
        return families.values().stream()
                .filter(groups -> groups.stream().anyMatch(Group::isOriginal))
                .map(groups -> new Family(
                        groups,
                        groups.stream()
                                .flatMap(group -> group.people().stream())
                                .findFirst()))
                .toList();
    }

    private static void unite(Map<ConversationId, ConversationId> parents, ConversationId one, ConversationId other) {
        ConversationId from = root(parents, one);
        ConversationId to = root(parents, other);
        if (!from.equals(to)) {
            parents.put(from, to);
        }
    }

    private static ConversationId root(Map<ConversationId, ConversationId> parents, ConversationId id) {
        ConversationId at = id;
        for (var next = parents.get(at); next != null; next = parents.get(at)) {
            at = next;
        }
        return at;
    }

    ConversationId id() {
        return groups.getFirst().id;
    }

    List<Group.RowKey> rows() {
        return groups.stream().flatMap(group -> group.rows.stream()).toList();
    }
}
