package io.cruddur.conversations.admin.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a month of such a use costs. */
record Bill(Use use, Assumptions assumptions, Prices prices) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal GB = BigDecimal.valueOf(1_000_000_000);
    private static final int PLACES = 3;
    /** Rows in 4 KB, which is what a read unit reads of an inbox. */
    private static final int ROWS_OF_A_READ = 8;

    /** Each thing that can be paid for, used or not. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (Operation operation : Operation.values()) {
            lines.add(Line.of(operation.label(), times(operation), operation.units(), prices));
        }
        lines.addAll(groups());
        lines.add(Line.of(
                "what is unread, counted in " + assumptions.inboxSize() + " conversations",
                BigDecimal.valueOf(use.unreadCounts()),
                new Capacity(0, Math.ceilDiv(assumptions.inboxSize(), ROWS_OF_A_READ)),
                prices));
        lines.add(Line.of("read the stream", BigDecimal.valueOf(use.streamReads()), prices.stream()));
        return lines;
    }

    /** What is paid for by size: the messages of some months. */
    List<Line> storage() {
        BigDecimal stored = BigDecimal.valueOf(use.messages())
                .multiply(BigDecimal.valueOf(assumptions.months()))
                .multiply(BigDecimal.valueOf(assumptions.messageBytes()))
                .divide(GB, PLACES, RoundingMode.CEILING);
        BigDecimal paid = stored.subtract(assumptions.freeGb()).max(BigDecimal.ZERO);
        return List.of(
                Line.of(
                        "GB stored, beyond " + assumptions.freeGb(),
                        paid,
                        prices.storage().multiply(MILLION)),
                Line.of(
                        "GB kept for point-in-time recovery",
                        stored,
                        prices.backup().multiply(MILLION)));
    }

    /** What is paid for, and in the end all of it. */
    List<Line> used() {
        return Stream.concat(lines().stream(), storage().stream())
                .filter(Line::isUsed)
                .toList();
    }

    BigDecimal total() {
        return used().stream().map(Line::perMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Line> groups() {
        var costs = GroupCosts.atLeast(assumptions.groupSize());
        String group = " a group of up to " + costs.size();
        long sends = use.groupSends();
        return List.of(
                Line.of("create" + group, BigDecimal.valueOf(use.groups()), costs.create(), prices),
                Line.of("send to" + group + ", in a running exchange", still(sends), costs.send(), prices),
                Line.of(
                        "send to" + group + ", when the inbox rows move",
                        share(sends, assumptions.moving()),
                        costs.sendMoving(),
                        prices),
                Line.of(
                        "the head of" + group + ", for a send as above",
                        share(sends, assumptions.freshHeads()),
                        costs.head(),
                        prices));
    }

    private BigDecimal times(Operation operation) {
        long sends = use.times(Operation.SEND);
        return switch (operation) {
            case SEND -> still(sends);
            case SEND_MOVING -> share(sends, assumptions.moving());
            case HEAD -> share(sends, assumptions.freshHeads());
            case KEY -> share(use.messages(), assumptions.keyed());
            default -> BigDecimal.valueOf(use.times(operation));
        };
    }

    private BigDecimal still(long sends) {
        return share(sends, HUNDRED.intValue() - assumptions.moving());
    }

    private static BigDecimal share(long count, int percent) {
        return BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 0, RoundingMode.HALF_UP);
    }
}
