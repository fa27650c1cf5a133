package io.cruddur.conversations.admin.db;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.cruddur.conversations.admin.cognito.PoolUser;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Postgres who is who at the identity provider: a user's {@code preferred_username} is a person's handle. Whoever has
 * none is listed and passed over, and so are those who have the same.
 */
record MatchPeople(List<PoolUser> users, boolean dryRun) {

    /** Does it, lists whom it concerns and whom it can't, and in the end counts them all. */
    void run(Identities identities, Terminal terminal) {
        Map<String, Long> holders = users.stream()
                .flatMap(user -> user.handle().stream())
                .collect(groupingBy(handle -> handle, counting()));
        var known = users.stream()
                .flatMap(user -> user.handle().stream()
                        .filter(handle -> holders.getOrDefault(handle, 0L) == 1)
                        .map(handle -> new Identity(handle, user.subject())))
                .toList();
        var outcome = identities.update(known, dryRun);
        var counts = new EnumMap<Match, Integer>(Match.class);
        for (PoolUser user : users) {
            Match match = match(user.handle(), holders, outcome);
            counts.merge(match, 1, Integer::sum);
            if (match != Match.RIGHT) {
                report(user, match, terminal);
            }
        }
        outcome.released().stream().sorted().forEach(handle -> released(handle, terminal));
        terminal.one(Fields.of("users", users.size())
                .and(dryRun ? "would_update" : "updated", counts.getOrDefault(Match.UPDATED, 0))
                .and("right_already", counts.getOrDefault(Match.RIGHT, 0))
                .and("without_preferred_username", counts.getOrDefault(Match.NAMELESS, 0))
                .and("with_the_same_preferred_username", counts.getOrDefault(Match.AMBIGUOUS, 0))
                .and("not_in_postgres", counts.getOrDefault(Match.STRANGER, 0))
                .and("had_the_sub_of_another", outcome.released().size()));
    }

    private static Match match(Optional<String> handle, Map<String, Long> holders, Identities.Outcome outcome) {
        if (handle.isEmpty()) {
            return Match.NAMELESS;
        }
        String name = handle.get();
        if (holders.getOrDefault(name, 0L) > 1) {
            return Match.AMBIGUOUS;
        }
        if (!outcome.present().contains(name)) {
            return Match.STRANGER;
        }
        return outcome.updated().contains(name) ? Match.UPDATED : Match.RIGHT;
    }

    private void report(PoolUser user, Match match, Terminal terminal) {
        String result = match == Match.UPDATED && dryRun ? "would be updated" : match.text();
        terminal.line(
                () -> user.handle().orElse(user.username()) + " (" + user.subject() + ") " + result,
                Fields.of("preferred_username", user.handle())
                        .and("sub", user.subject())
                        .and("username", user.username())
                        .and("result", result));
    }

    private static void released(String handle, Terminal terminal) {
        String result = "had the sub of another, and has none now";
        terminal.line(
                () -> handle + " " + result,
                Fields.of("preferred_username", handle).and("result", result));
    }
}
