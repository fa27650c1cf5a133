"""Medians and how sure they are."""
import random, statistics

DRAWS = 2000


def bootstrap(values):
    """The median, and between what it would be in 95 of 100 repetitions."""
    drawn = random.Random(1)
    medians = sorted(statistics.median(drawn.choices(values, k=len(values))) for _ in range(DRAWS))
    return {"median": statistics.median(values), "low": medians[DRAWS // 40], "high": medians[-DRAWS // 40 - 1]}


def interval(found, digits):
    return "%.*f [%.*f, %.*f]" % (digits, found["median"], digits, found["low"], digits, found["high"])
