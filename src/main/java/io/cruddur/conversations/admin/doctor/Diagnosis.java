package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.table.Units;
import java.util.List;

/**
 * What is wrong with a table.
 *
 * @param items that were read
 * @param conversations that were looked at
 * @param consumed the capacity units that it took, as DynamoDB reports them
 */
public record Diagnosis(long items, long conversations, List<Case> cases, Units consumed) {

    public Diagnosis {
        cases = List.copyOf(cases);
    }

    /**
     * What was found of one kind.
     *
     * @param examples ids and keys of the first few
     */
    public record Case(Ill ill, long found, long mended, List<String> examples) {

        public Case {
            examples = List.copyOf(examples);
        }
    }

    /** Whether there is a fault that isn't mended. */
    public boolean isIll() {
        return cases.stream().anyMatch(each -> each.ill().isFault() && each.found() > each.mended());
    }
}
