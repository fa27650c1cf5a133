package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.table.Units;
import java.util.List;

/**
 * An access pattern that was carried out.
 *
 * @param letter which one, from A to E
 * @param requests what DynamoDB was asked for, a line each, and one for each write
 */
record Pattern(String letter, String what, List<String> requests, Units units) {

    Pattern {
        requests = List.copyOf(requests);
    }
}
