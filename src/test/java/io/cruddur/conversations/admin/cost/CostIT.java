package io.cruddur.conversations.admin.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill, which needs nothing but arithmetic. */
class CostIT {

    private static final Shell BARE = new Shell(Map.of());

    @Test
    void shouldTellWhatAMonthCosts() {
        Called bill =
                BARE.call("cost", "--sends=1000000", "--reads=2000000", "--moving=25", "--fresh-heads=0", "--months=0");

        assertThat(bill.err()).isEmpty();
        assertThat(bill.exit()).isZero();
        assertThat(bill.out().lines())
                .anySatisfy(line -> assertThat(line).matches("send between two people +750000 +8 +0 +3\\.75"))
                .anySatisfy(line -> assertThat(line).matches("send .*rows move +250000 +12 +0 +1\\.88"))
                .anySatisfy(line -> assertThat(line).matches("the newest messages.* +2000000 +0 +3 +0\\.75"))
                .anySatisfy(line -> assertThat(line).matches("together +6\\.38"))
                .anySatisfy(line -> assertThat(line).contains("--price-write 0.625", "--price-read 0.125"))
                .anySatisfy(line -> assertThat(line).contains("--moving 25", "--group-size 10"));
    }

    @Test
    void shouldTakeOtherPricesAndStorage() {
        Called bill = BARE.call(
                "cost",
                "--group-sends=1000",
                "--group-size=32",
                "--moving=0",
                "--fresh-heads=100",
                "--price-write=1000",
                "--price-read=1000",
                "--months=1",
                "--message-bytes=1000000",
                "--free-gb=0",
                "--price-storage=2",
                "--price-backup=3",
                "--output=json");

        assertThat(bill.exit()).isZero();
        var month = bill.json().getFirst();
        assertThat(month.get("per_month").decimalValue()).isEqualByComparingTo("153");
        assertThat(month.get("prices").get("price_storage").intValue()).isEqualTo(2);
        assertThat(month.get("lines")).hasSize(4);
    }

    @Test
    void shouldListWhatEachOperationCosts() {
        Called list = BARE.call("cost");

        assertThat(list.exit()).isZero();
        assertThat(list.out().lines())
                .anySatisfy(line -> assertThat(line).matches("first message between two people +10 +1 +6\\.38"))
                .anySatisfy(line -> assertThat(line).matches("move the read mark +6 +1 +3\\.88"));
    }

    @Test
    void shouldRefuseNonsense() {
        assertRefused("less than nothing", "--sends=-1");
        assertRefused("less than nothing", "--price-write=-0.1");
        assertRefused("100 percent", "--sends=1", "--moving=101");
        assertRefused("3 to 32 members", "--group-sends=1", "--group-size=33");
        assertRefused("'x'", "--sends=x");
    }

    private static void assertRefused(String why, String... options) {
        Called refused =
                BARE.call(Stream.concat(Stream.of("cost"), Stream.of(options)).toArray(String[]::new));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).hasLineCount(1).contains(why, "conversations cost --help");
    }
}
