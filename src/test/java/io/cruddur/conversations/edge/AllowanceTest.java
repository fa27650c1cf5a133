package io.cruddur.conversations.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cruddur.conversations.edge.Allowance.Token;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    private static final String ADA = "ada";
    private static final String BOB = "bob";

    private final Time time = new Time();

    @Test
    void shouldGiveTheBurstAndThenNothing() {
        var allowance = allowance(20, 5, 1);

        assertThat(LongStream.range(0, 20).mapToObj(_ -> allowance.take(ADA)))
                .containsExactlyElementsOf(LongStream.range(0, 20)
                        .mapToObj(taken -> new Token(true, 19 - taken, 1))
                        .toList());
        assertThat(allowance.take(ADA)).isEqualTo(new Token(false, 0, 1));
    }

    @Test
    void shouldGiveAgainAsTimePasses() {
        var allowance = allowance(20, 5, 1);
        drain(allowance, ADA);

        time.pass(Duration.ofMillis(199));
        assertThat(allowance.take(ADA).granted()).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(allowance.take(ADA)).isEqualTo(new Token(true, 0, 1));
        assertThat(allowance.take(ADA).granted()).isFalse();

        time.pass(Duration.ofSeconds(3));
        assertThat(allowance.take(ADA).left()).isEqualTo(14);
        time.pass(Duration.ofDays(1));
        assertThat(allowance.take(ADA).left()).isEqualTo(19);
    }

    @Test
    void shouldTakeFromNobodyElse() {
        var allowance = allowance(20, 5, 1);
        drain(allowance, ADA);

        assertThat(allowance.take(BOB)).isEqualTo(new Token(true, 19, 1));
        assertThat(allowance.take(ADA).granted()).isFalse();
    }

    @Test
    void shouldNotGiveMoreToWhoKeepsAsking() {
        var allowance = allowance(2, 1, 1);
        drain(allowance, ADA);

        long granted = LongStream.range(0, 100)
                .peek(_ -> time.pass(Duration.ofMillis(100)))
                .filter(_ -> allowance.take(ADA).granted())
                .count();

        assertThat(granted).isEqualTo(10);
    }

    @Test
    void shouldForgetABucketOnlyWhenItIsFull() {
        var allowance = allowance(20, 5, 1);
        drain(allowance, ADA);

        time.pass(Duration.ofMillis(3_999));
        assertThat(allowance.remembered()).isEqualTo(1);
        assertThat(allowance.take(BOB).left()).isEqualTo(19);
        time.pass(Duration.ofMillis(1));
        assertThat(allowance.remembered()).as("Bob's").isEqualTo(1);
        assertThat(allowance.take(ADA).left()).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource({
        "20,      5,       1,  '\"send\";q=20;w=4',          '\"send\";r=19;t=1'",
        "100,     50,      1,  '\"send\";q=100;w=2',         '\"send\";r=99;t=1'",
        "20,      5,       3,  '\"send\";q=6;w=4',           '\"send\";r=5;t=1'",
        "20,      5,       10, '\"send\";q=2;w=4',           '\"send\";r=1;t=2'",
        "20,      5,       40, '\"send\";q=1;w=8',           '\"send\";r=0;t=8'",
        "1,       50,      1,  '\"send\";q=1;w=1',           '\"send\";r=0;t=1'",
        "1000000, 1000000, 1,  '\"send\";q=1000000;w=1',     '\"send\";r=999999;t=1'"
    })
    void shouldGiveAnInstanceItsPart(long burst, long perSecond, int instances, String policy, String state) {
        var allowance = allowance(burst, perSecond, instances);

        assertThat(allowance.policy()).isEqualTo(policy);
        assertThat(allowance.state(allowance.take(ADA))).isEqualTo(state);
    }

    @Test
    void shouldRefillAnInstancesPartAtItsPartOfTheRate() {
        var allowance = allowance(20, 5, 10);
        drain(allowance, ADA);

        assertThat(allowance.take(ADA)).isEqualTo(new Token(false, 0, 2));
        time.pass(Duration.ofMillis(1_500));
        assertThat(allowance.take(ADA)).as("half a second is one").isEqualTo(new Token(false, 0, 1));
        time.pass(Duration.ofMillis(500));
        assertThat(allowance.take(ADA)).isEqualTo(new Token(true, 0, 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 1", "20, 0, 1", "20, 5, 0", "-1, 5, 1"})
    void shouldRefuseAnAllowanceThatIsNone(long burst, long perSecond, int instances) {
        assertThatThrownBy(() -> allowance(burst, perSecond, instances)).hasMessageContaining("conversations.limits");
    }

    private static void drain(Allowance allowance, String person) {
        while (allowance.take(person).granted()) {
            assertThat(allowance.remembered()).isPositive();
        }
    }

    private Allowance allowance(long burst, long perSecond, int instances) {
        return new Allowance("send", new Rate(burst, perSecond), instances, time);
    }

    private record Rate(long burst, long perSecond) implements LimitsConfig.Allowance {}

    /** The time, as the test makes it pass. */
    private static final class Time implements TimeMeter {

        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
