package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.conversation.ConversationId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been found, by kind: how often, how much of it is mended, and some examples. */
final class Casebook {

    private static final int EXAMPLES = 5;

    private final Map<Ill, Entry> entries = new EnumMap<>(Ill.class);
    private final Set<String> seen = new HashSet<>();
    private final Set<ConversationId> looked = new HashSet<>();
    private long conversations;

    private static final class Entry {
        private final List<String> examples = new ArrayList<>();
        private long found;
        private long mended;
    }

    /** Notes it, once. */
    synchronized void add(Finding finding, boolean mended) {
        if (!seen.add(finding.ill() + " " + finding.where())) {
            return;
        }
        Entry entry = entries.computeIfAbsent(finding.ill(), _ -> new Entry());
        entry.found++;
        if (mended) {
            entry.mended++;
        }
        if (entry.examples.size() < EXAMPLES) {
            entry.examples.add(finding.where());
        }
    }

    /** Whether it hasn't been looked at closely before. */
    synchronized boolean isNew(ConversationId id) {
        return looked.add(id);
    }

    /** Whether one of that kind has been found of those people. */
    synchronized boolean has(Ill ill, String people) {
        return seen.stream().anyMatch(finding -> finding.startsWith(ill + " ") && finding.endsWith(people));
    }

    synchronized void countConversation() {
        conversations++;
    }

    synchronized long conversations() {
        return conversations;
    }

    synchronized List<Diagnosis.Case> cases() {
        return entries.entrySet().stream()
                .map(entry -> new Diagnosis.Case(
                        entry.getKey(), entry.getValue().found, entry.getValue().mended, entry.getValue().examples))
                .toList();
    }
}
