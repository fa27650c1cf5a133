package io.cruddur.conversations.admin.adopt;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A table that a test may fill and empty as it likes; transactions are small, so that there are many of them. */
public class OwnTable implements QuarkusTestProfile {

    public static final String NAME = "adopted-messages";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "conversations.table.name", NAME,
                "conversations.upkeep.patience", "20s",
                "conversations.upkeep.parallel", "1",
                "conversations.upkeep.transaction", "9");
    }
}
