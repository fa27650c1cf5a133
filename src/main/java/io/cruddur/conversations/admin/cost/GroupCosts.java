package io.cruddur.conversations.admin.cost;

import java.util.stream.Stream;

/** What groups cost, by the number of their members: each has a row, and all are in the head. The tests assert the units. */
public enum GroupCosts {
    OF_3(3, 16, 10, 16, 1),
    OF_10(10, 48, 28, 48, 1),
    OF_32(32, 210, 146, 274, 2);

    private final int size;
    private final int create;
    private final int send;
    private final int sendMoving;
    private final int head;

    GroupCosts(int size, int create, int send, int sendMoving, int head) {
        this.size = size;
        this.create = create;
        this.send = send;
        this.sendMoving = sendMoving;
        this.head = head;
    }

    /** Those of the smallest of these groups that has room for so many; at most 32. */
    static GroupCosts atLeast(int members) {
        return Stream.of(values())
                .filter(group -> group.size >= members)
                .findFirst()
                .orElse(OF_32);
    }

    public int size() {
        return size;
    }

    /** With a message. */
    public Capacity create() {
        return new Capacity(create, 0);
    }

    public Capacity send() {
        return new Capacity(send, 0);
    }

    public Capacity sendMoving() {
        return new Capacity(sendMoving, 0);
    }

    /** The head, for a send by a process that didn't send last. */
    public Capacity head() {
        return new Capacity(0, head);
    }
}
