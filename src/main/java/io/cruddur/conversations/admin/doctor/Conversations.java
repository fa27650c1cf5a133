package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks at conversations: at what a reader of the table has come by, and closely where that looks ill. */
@ApplicationScoped
class Conversations {

    private static final int MENDINGS = 3;

    private final ReadChart readChart;
    private final MendConversation mendConversation;

    Conversations(ReadChart readChart, MendConversation mendConversation) {
        this.readChart = readChart;
        this.mendConversation = mendConversation;
    }

    /** As the reader has it, which may be torn, or a little old. */
    void glance(Head head, Tally tally, Casebook casebook, boolean fix) {
        casebook.countConversation();
        try {
            var found = readChart.of(head, tally).findings();
            if (found.stream().anyMatch(finding -> finding.ill().isFault())) {
                look(head.id(), casebook, fix);
            } else {
                found.forEach(remark -> casebook.add(remark, false));
            }
        } catch (Unreadable _) {
            // its pair, or the head that this leads to
        }
    }

    /** As it is. */
    void look(ConversationId id, Casebook casebook, boolean fix) {
        if (!casebook.isNew(id)) {
            return;
        }
        switch (readChart.look(id)) {
            case ReadChart.Clear(Chart chart) -> note(chart, casebook, fix);
            case ReadChart.Headless(Ill ill, Tally tally) -> {
                tally.findings().forEach(finding -> casebook.add(finding, false));
                if (tally.newest().isPresent() || ill == Ill.HEAD_UNREADABLE) {
                    casebook.add(new Finding(ill, id.toString()), false);
                }
            }
            case ReadChart.Blurred _ -> casebook.add(new Finding(Ill.BUSY, id.toString()), false);
        }
    }

    private void note(Chart chart, Casebook casebook, boolean fix) {
        var found = chart.findings();
        var left = fix && found.stream().anyMatch(Conversations::isMendable) ? mend(chart) : found;
        found.forEach(finding -> casebook.add(finding, isMendable(finding) && !left.contains(finding)));
        left.forEach(finding -> casebook.add(finding, false));
    }

    private static boolean isMendable(Finding finding) {
        return finding.ill().outlook() == Ill.Outlook.MENDABLE;
    }

    /** What is found afterwards. */
    private List<Finding> mend(Chart chart) {
        Chart now = chart;
        for (int i = 0; i < MENDINGS && now.findings().stream().anyMatch(Conversations::isMendable); i++) {
            boolean mended = mendConversation.mend(now);
            if (!(readChart.look(chart.head().id()) instanceof ReadChart.Clear(Chart after))) {
                break;
            }
            now = after;
            if (mended) {
                break;
            }
        }
        return now.findings();
    }
}
