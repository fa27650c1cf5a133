"""What mustn't grow: what a request takes, as a multiple of what the ceiling on the SDK takes, and its calls and units."""

CEILING, TOLERANCE = "vertx", 1.10


def multiples(result, name):
    """CPU, at least, and bytes allocated, of the ceiling's; and the same for certain as it is at the median."""
    ratio = result["ratios"].get(name, {}).get(CEILING)
    if ratio:
        yield "CPU", ratio["low"], ratio["median"]
    subjects = result["subjects"]
    if CEILING in subjects and "allocated_kib" in subjects[name]:
        allocated = subjects[name]["allocated_kib"] / subjects[CEILING]["allocated_kib"]
        yield "allocated bytes", allocated, allocated


def complaints(found, kept):
    """One for each figure that has grown by more than a tenth since it was kept, or that may not change at all and has."""
    for workload, result in found["workloads"].items():
        before = kept["workloads"].get(workload)
        for name in result["ratios"] if before else ():
            if name not in before["ratios"]:
                continue
            was = {figure: median for figure, _, median in multiples(before, name)}
            for figure, least, _ in multiples(result, name):
                if least > was.get(figure, least) * TOLERANCE:
                    yield "%s, %s: %s, as a multiple of the ceiling's, has grown from %.2f to %.2f" % (
                        workload, name, figure, was[figure], least)
            for figure in "calls", "units":
                one, other = before["subjects"][name][figure], result["subjects"][name][figure]
                if abs(one - other) > 0.05:
                    yield "%s, %s: %s were %.2f and are %.2f" % (workload, name, figure, one, other)
