"""The figures of bench/run as a table in Markdown."""
from figures import interval
from subjects import TITLES


def rows(head, lines):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def number(value, digits=0):
    return "" if value is None else "{:,.{}f}".format(value, digits)


def workloads(found):
    """One line for each subject; a rate that isn't the subject's own is left out, and the reason said below."""
    refused = []
    for workload, result in found["workloads"].items():
        for name, figures in result["subjects"].items():
            ratio = next((ratio for pair, ratio in result["ratios"].items() if pair.endswith("/" + name)), None)
            if figures["refused"]:
                refused.append("%s, %s: %s" % (workload, TITLES[name], figures["refused"]))
            yield [workload, TITLES[name], interval(figures["cpu_us"], 0), interval(ratio, 2) if ratio else "",
                   "—" if figures["refused"] else number(figures["rate"]), number(figures.get("allocated_kib"), 1),
                   number(figures["rss_mib"]), number(figures.get("calls"), 2), number(figures.get("units"), 1)]
        yield [workload, "the stand-in alone", "", "", number(result["stub_per_s"]), "", "", "", ""]
    found["refused"] = refused


def latencies(found):
    for workload, result in found["latency"].items():
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
        found["machine"], found["date"], found["jvm"], found["load_before"], "; in short" if found["quick"] else ""), ""]
    if found["workloads"]:
        ours = next(iter(next(iter(found["workloads"].values()))["subjects"]))
        parts += rows(["", "", "CPU µs/request", TITLES[ours] + " / it", "requests/s", "KiB allocated", "RSS MiB",
                       "DynamoDB calls", "units"], workloads(found))
        parts += ["- No rate is given for " + text for text in found["refused"]] + [""]
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
