"""What bench/run measures besides: latency at a rate, overload, the first seconds of a process, and events to many."""
from load import count, good, stub_targets
from measure import ADMITTED, CONNECTIONS
from subjects import Subject

OVERLOAD, MOST_CONNECTIONS = 1.2, 512
SENDS_PER_S = 10
TIMES = "p50_ms", "p99_ms", "max_ms"


class Lengths:
    """Seconds of each part, and how often some are repeated."""

    def __init__(self, quick):
        self.warm_up, self.turns, self.block, self.rounds, self.rate, self.overload = (
            (2, 2, 2, 1, 3, 3) if quick else (5, 4, 3, 3, 6, 10))
        self.stub, self.launch, self.events = (2, 10, 4) if quick else (3, 30, 15)


def times(report, *statuses):
    """Of the answers with one of these statuses, those of the most frequent."""
    answers = [answer for status, answer in report["answers"].items() if int(status) in statuses]
    most = max(answers, key=lambda answer: answer["count"], default={})
    return {name: round(most[name], 2) for name in TIMES if name in most}


def latency(bench, workload, subjects, rate):
    """What each adds, at that rate, to what the stand-in takes by itself."""
    def at(port, targets):
        report = bench.generator.ask("open", port, targets, bench.lengths.rate, rate=rate, connections=2 * CONNECTIONS)
        return times(report, 200, 201, 304)
    alone = at(bench.stores.dynamo_port, stub_targets(workload, bench.world))
    found = {"rate": round(rate), "stub": alone, "subjects": {}}
    for subject in subjects:
        whole = at(subject.port, getattr(bench.world, workload)(subject))
        added = {"added_" + name: round(whole[name] - alone[name], 2) for name in TIMES[:2]}
        found["subjects"][subject.name] = {**whole, **added}
    return found


def overload(bench, workload, subject, most):
    """More than it can do, for some seconds: what it still does, and how it refuses the rest."""
    report = bench.generator.ask("open", subject.port, getattr(bench.world, workload)(subject), bench.lengths.overload,
                                 rate=OVERLOAD * most, connections=MOST_CONNECTIONS)
    longest = max(answer["max_ms"] for answer in report["answers"].values())
    shed = times(report, 503, 429)
    return {"rate": round(OVERLOAD * most), "goodput": round(good(report) / report["seconds"] / most, 3),
            "shed": count(report, 503, 429), "shed_p99_ms": shed.get("p99_ms"),
            "unanswered": count(report, 0), "longest_ms": round(longest)}


def launch(bench, name, command):
    """The answers of a process in its first seconds, from the moment it is launched."""
    subject = Subject(name, command, bench.stores)
    try:
        report = bench.generator.ask("closed", subject.port, bench.world.inbox(subject), bench.lengths.launch,
                                     connections=ADMITTED, launched=True)
        return {"seconds": bench.lengths.launch, "answers": good(report)}
    finally:
        subject.stop()


def events(bench, subject):
    """A group that is written to, and streams of all its members: what it costs to tell one of them of a message."""
    streams = bench.generator.ask("listen", subject.port, bench.world.streams())["streams"]
    sends = bench.world.announcements()
    bench.generator.ask("open", subject.port, sends, bench.lengths.warm_up, rate=SENDS_PER_S, connections=1)
    before = bench.generator.ask("told")["told"]
    block = bench.block(subject, bench.lengths.events, "open", sends, rate=SENDS_PER_S, connections=1)
    told = bench.generator.ask("told")["told"] - before
    bench.generator.ask("hush")
    return {"streams": streams, "sends": good(block["report"]), "told": told,
            "told_per_cpu_s": round(told / (block["cpu_us"] * good(block["report"]) / 1e6)), "busy": round(block["busy"], 2)}
