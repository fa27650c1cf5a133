package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(1);
    private final List<String> ended = new ArrayList<>();

    @Test
    void shouldLetInOneAfterTheOther() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        enter(first);
        enter(second);
        second.complete("second");
        assertThat(ended).isEmpty();

        first.complete("first");
        assertThat(ended).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void shouldLetInTheNextWhenOneFails() {
        var first = new CompletableFuture<String>();
        enter(first);
        enter(CompletableFuture.completedFuture("second"));

        first.completeExceptionally(new IllegalStateException("first"));
        assertThat(ended).containsExactlyInAnyOrder("failed", "second");
    }

    @Test
    void shouldForgetWhoeverGoesAway() {
        var inside = enter(new CompletableFuture<>());
        var waiting = enter(CompletableFuture.completedFuture("waiting"));
        enter(CompletableFuture.completedFuture("third"));

        waiting.cancel();
        assertThat(ended).isEmpty();
        inside.cancel();
        assertThat(ended).containsExactly("third");
        enter(CompletableFuture.completedFuture("fourth"));
        assertThat(ended).containsExactly("third", "fourth");
    }

    private Cancellable enter(CompletableFuture<String> thing) {
        return gate.through(Uni.createFrom().completionStage(() -> thing))
                .subscribe()
                .with(ended::add, _ -> ended.add("failed"));
    }
}
