"""The figures of bench/run as a table in Markdown."""
from figures import interval
from subjects import CEILINGS, TITLES

COMPILED = 0.05


def rows(head, lines):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def number(value, digits=0):
    return "" if value is None else "{:,.{}f}".format(value, digits)


def times(ratios, ceiling):
    return interval(ratios[ceiling], 2) if ceiling in ratios else ""


def workloads(found):
    """One line for each subject; a rate that isn't its own limit is left out."""
    for workload, result in found["workloads"].items():
        for name, figures in result["subjects"].items():
            ratios = result["ratios"].get(name, {})
            yield [workload, TITLES[name], interval(figures["cpu_us"], 0), *(times(ratios, ceiling) for ceiling in CEILINGS),
                   "%.0f %%" % (figures["collecting"] * 100) if name != "native" else "",
                   "—" if figures["refused"] else number(figures["rate"]), number(figures.get("allocated_kib"), 1),
                   number(figures["rss_mib"]), number(figures.get("calls"), 2), number(figures.get("units"), 1)]
        yield [workload, "the stand-in alone", "", "", "", "", number(result["stub_per_s"]), "", "", "", ""]


def remarks(found):
    """Why there is no rate, and where a figure isn't only about requests."""
    for workload, result in found["workloads"].items():
        for name, figures in result["subjects"].items():
            where = "%s, %s: " % (workload, TITLES[name])
            if figures["refused"]:
                yield "- %sno rate, since %s." % (where, figures["refused"])
            if figures["compiling"] > COMPILED:
                yield "- %s%.0f %% of the CPU still went into compiling." % (where, figures["compiling"] * 100)
        native = result["ratios"].get("native", {})
        if "rate_to_jvm" in native:
            yield "- %s: the binary's rate is %s of the jar's." % (workload, interval(native["rate_to_jvm"], 2))


def latencies(found):
    for workload, result in ((workload, half) for workload, halves in found["latency"].items() for half in halves):
        for name, figures in result["subjects"].items():
            yield [workload, TITLES[name], number(result["rate"]), number(figures["added_p50_ms"], 2),
                   number(figures["added_p99_ms"], 2), number(figures["max_ms"], 1)]
        alone = result["stub"]
        yield [workload, "the stand-in alone", number(result["rate"]), "(%s)" % number(alone["p50_ms"], 2),
               "(%s)" % number(alone["p99_ms"], 2), number(alone["max_ms"], 1)]


def overloads(found):
    for workload, result in found["overload"].items():
        for name, figures in result.items():
            yield [workload, TITLES[name], number(figures["rate"]), "%.0f %%" % (figures["goodput"] * 100),
                   number(figures["shed"]), number(figures["shed_p99_ms"], 1), number(figures["unanswered"]),
                   number(figures["longest_ms"])]


def table(found):
    parts = ["%s; %s, the jar %s; a load of %s before%s." % (
        found["machine"], found["date"], "with its cache of classes" if found["cache"] else "without a cache of classes",
        found["load_before"], "; in short" if found["quick"] else ""), ""]
    if found["workloads"]:
        parts += rows(["", "", "CPU µs/request", *("times " + TITLES[ceiling] for ceiling in CEILINGS), "of it GC",
                       "requests/s", "KiB allocated", "RSS MiB", "DynamoDB calls", "units"], workloads(found))
        parts += [*remarks(found), ""]
    if found["latency"]:
        parts += rows(["", "", "at requests/s", "added p50 ms", "added p99 ms", "longest ms"], latencies(found))
    if found["overload"]:
        parts += rows(["overload", "", "at requests/s", "goodput", "refused", "p99 ms of those", "unanswered", "longest ms"],
                      overloads(found))
    for name, figures in found["events"].items():
        parts.append("- %s tells %s events in a second of CPU, on %d streams." % (
            TITLES[name], number(figures["told_per_cpu_s"]), figures["streams"]))
    for name, figures in found["launch"].items():
        parts.append("- %s gives %s answers in the first %d s from its launch." % (
            TITLES[name], number(figures["answers"]), figures["seconds"]))
    return "\n".join(parts).rstrip() + "\n"
