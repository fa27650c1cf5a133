package io.cruddur.conversations.table;

/** Capacity units, of reads and of writes. */
public record Units(double reads, double writes) {

    public static final Units NONE = new Units(0, 0);

    /** What a million of them costs in dollars, on demand, in us-east-1 in 2026. */
    public static final double READ_PRICE = 0.125;

    public static final double WRITE_PRICE = 0.625;

    private static final double MILLION = 1_000_000;

    public Units plus(Units more) {
        return new Units(reads + more.reads, writes + more.writes);
    }

    public Units minus(Units before) {
        return new Units(reads - before.reads, writes - before.writes);
    }

    /** What they cost, at those prices. */
    public double dollars() {
        return (reads * READ_PRICE + writes * WRITE_PRICE) / MILLION;
    }
}
