package io.cruddur.conversations.stub;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The answers to reads of partitions that haven't changed since, by the bytes of the requests. */
final class ReadMemory {

    private static final long MOST_BYTES = 64 << 20;

    private final Map<Asked, Answered> known = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** The answer that is known and still right, or another. */
    Reply answer(String operation, byte[] body, Supplier<Answered> read) {
        var asked = new Asked(operation, body, Arrays.hashCode(body));
        Answered answered = known.get(asked);
        if (answered == null || !answered.isRight()) {
            answered = read.get();
            remember(asked, answered);
        }
        return answered.reply;
    }

    private void remember(Asked asked, Answered answered) {
        if (answered.partition.isEmpty()) {
            return;
        }
        if (bytes.addAndGet(body(asked, answered)) > MOST_BYTES) {
            known.clear();
            bytes.set(body(asked, answered));
        }
        known.put(asked, answered);
    }

    private static int body(Asked asked, Answered answered) {
        return asked.body.length + answered.reply.body().length();
    }

    /** An answer, which is right as long as its partition is as it was. */
    record Answered(Reply reply, Optional<Partition> partition, long version) {

        /** Made while nobody can change the partition. */
        static Answered of(Reply reply, Optional<Partition> partition) {
            return new Answered(
                    reply, partition, partition.map(Partition::version).orElse(0L));
        }

        boolean isRight() {
            return partition.filter(read -> read.version() == version).isPresent();
        }
    }

    /** A request, by its bytes. */
    private record Asked(String operation, byte[] body, int hash) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Asked asked
                    && asked.hash == hash
                    && asked.operation.equals(operation)
                    && Arrays.equals(asked.body, body);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
