package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is written all or not at all. */
final class Transactions {

    private static final Set<String> KNOWN = Set.of("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity");
    private static final Set<String> KINDS = Set.of("Put", "Update", "Delete", "ConditionCheck");
    private static final int MOST = 100;
    private static final int TRANSACTIONAL = 2;

    private final Tables tables;
    private final Tokens tokens = new Tokens();

    Transactions(Tables tables) {
        this.tables = tables;
    }

    ObjectNode write(Request request) {
        request.only(KNOWN);
        List<Action> actions =
                request.list("TransactItems").stream().map(this::action).toList();
        if (actions.isEmpty() || actions.size() > MOST) {
            throw Refusal.validation("A transaction has 1 to " + MOST + " actions");
        }
        Writes.requireDistinct(actions);
        Optional<String> token = request.text("ClientRequestToken");
        if (token.filter(id -> tokens.isReplay(id, request)).isPresent()) {
            return replayed(request, actions);
        }
        ObjectNode answer = carriedOut(request, actions);
        token.ifPresent(id -> tokens.remember(id, request));
        return answer;
    }

    private Action action(Request one) {
        one.only(KINDS);
        if (one.parameters().size() != 1) {
            throw Refusal.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        String kind = one.parameters().fieldNames().next();
        var parameters = new Request(one.object(kind));
        return switch (kind) {
            case "Put" -> Action.put(tables, parameters);
            case "Update" -> Action.update(tables, parameters);
            case "Delete" -> Action.delete(tables, parameters);
            default -> Action.check(tables, parameters);
        };
    }

    private static ObjectNode carriedOut(Request request, List<Action> actions) {
        var reasons = new ArrayList<ObjectNode>();
        var afters = new ArrayList<Optional<Stored>>();
        var units = new TreeMap<String, Double>();
        boolean all = true;
        for (Action action : actions) {
            Optional<Stored> before = action.before();
            Optional<Stored> after = Optional.empty();
            ObjectNode reason = Cancellation.none();
            if (action.holds(before)) {
                try {
                    after = action.effect().apply(before);
                } catch (Refusal refusal) {
                    reason = Cancellation.reason("ValidationError", refusal.reason());
                    all = false;
                }
            } else {
                reason = failed(action, before);
                all = false;
            }
            reasons.add(reason);
            afters.add(after);
            units.merge(action.table().name(), TRANSACTIONAL * Writes.units(before, after), Double::sum);
        }
        if (!all) {
            throw Cancellation.of(reasons);
        }
        for (int i = 0; i < actions.size(); i++) {
            actions.get(i).carryOut(afters.get(i));
        }
        ObjectNode answer = Json.object();
        Capacity.report(request, answer, units, "WriteCapacityUnits");
        return answer;
    }

    private static ObjectNode failed(Action action, Optional<Stored> before) {
        ObjectNode reason = Cancellation.reason("ConditionalCheckFailed", "The conditional request failed");
        before.filter(_ -> action.returnsOld()).ifPresent(item -> reason.set("Item", item.attributes()));
        return reason;
    }

    /** A repetition is answered by what the items are now, and costs what reading them does. */
    private static ObjectNode replayed(Request request, List<Action> actions) {
        var units = new TreeMap<String, Double>();
        for (Action action : actions) {
            int size = action.before().map(Stored::size).orElse(0);
            units.merge(action.table().name(), TRANSACTIONAL * Capacity.read(size, true), Double::sum);
        }
        ObjectNode answer = Json.object();
        Capacity.report(request, answer, units, "ReadCapacityUnits");
        return answer;
    }
}
