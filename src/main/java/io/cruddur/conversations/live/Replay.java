package io.cruddur.conversations.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The events of several origins in one order, a few at a time, so that however much there is, little of it is in memory. */
final class Replay {

    private static final int MOST = 50;
    private static final int AT_ONCE = 8;
    private static final Comparator<Source> ORDER =
            Comparator.comparing(source -> source.peek().orElseThrow().id());

    /** One without events. */
    static final Replay NONE = new Replay();

    private final PriorityQueue<Source> sources = new PriorityQueue<>(ORDER);

    private Replay() {}

    /** One that has read the beginnings of all of them. */
    static Uni<Replay> of(List<Source> sources) {
        var replay = new Replay();
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUni(source -> source.fill().replaceWith(source))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(filled -> {
                    filled.forEach(replay::add);
                    return replay;
                });
    }

    private void add(Source source) {
        if (source.peek().isPresent()) {
            sources.add(source);
        }
    }

    /** Whether there are more. */
    boolean isOpen() {
        return !sources.isEmpty();
    }

    /** The next of them, at least one; called while there are more. */
    Uni<List<Notice.Durable>> next() {
        var run = new ArrayList<Notice.Durable>();
        while (run.size() < MOST && !sources.isEmpty()) {
            Source source = sources.remove();
            run.add(source.take());
            if (source.wantsReading()) {
                return source.fill().invoke(() -> add(source)).map(_ -> List.copyOf(run));
            }
            add(source);
        }
        return Uni.createFrom().item(List.copyOf(run));
    }
}
