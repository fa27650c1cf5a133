package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Two people. */
record Two(UserId one, UserId other) {

    /** The same two, whoever is named first; nothing for one person alone. */
    static Optional<Two> of(UserId a, UserId b) {
        int order = a.toString().compareTo(b.toString());
        if (order == 0) {
            return Optional.empty();
        }
        return Optional.of(order < 0 ? new Two(a, b) : new Two(b, a));
    }

    static Optional<Two> of(Collection<UserId> people) {
        var all = List.copyOf(people);
        return all.size() == 2 ? of(all.getFirst(), all.getLast()) : Optional.empty();
    }

    List<UserId> both() {
        return List.of(one, other);
    }
}
