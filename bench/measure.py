"""What bench/run measures, a block at a time: somebody answers requests for some seconds, and everybody's CPU is read."""
import statistics, sys, time

from figures import bootstrap
from load import bad, good, stub_targets
from service import cpu, move
from subjects import ASIDE, CEILINGS

WORKLOADS = "inbox", "unchanged", "page", "send"
CONNECTIONS = 32
ADMITTED = 16  # of ours, which refuses more than that when it has as much to do as it can
BUSY, MOST_BUSY, HEADROOM, COMPILED = 0.90, 0.85, 3, 0.1


class Bench:
    def __init__(self, stores, generator, world, subjects, lengths):
        self.stores, self.generator, self.world = stores, generator, world
        self.subjects, self.lengths = subjects, lengths

    def block(self, subject, seconds, what, targets, **more):
        """What came of it, and what everybody needed for it."""
        def counts():
            return {"calls": self.stores.calls(), "units": subject.units(), "allocated": subject.allocated()}

        def seconds_used():
            return {**subject.aside(), "stub": cpu(self.stores.stub), "generator": cpu(self.generator.process),
                    "subject": cpu(subject.process)}
        # Counting takes CPU of its own, so it is outside
        before, begun = {**counts(), **seconds_used()}, time.monotonic()
        report = self.generator.ask(what, subject.port, targets, seconds, **more)
        elapsed, after = time.monotonic() - begun, {**seconds_used(), **counts()}
        used = {name: after[name] - before[name] for name in before if before[name] is not None}
        answers = good(report)
        if not answers:
            raise RuntimeError("%s answers nothing but failures: %s" % (subject.name, report["answers"]))
        found = {"report": report, "bad": bad(report), "rate": answers / report["seconds"],
                 "cpu_us": used["subject"] / answers * 1e6,
                 **{what: used[what] / max(used["subject"], 0.01) for what in ASIDE},
                 "busy": used["subject"] / elapsed, "stub_busy": used["stub"] / elapsed,
                 "generator_busy": used["generator"] / elapsed, "calls": used["calls"] / answers}
        if "allocated" in used:
            found["allocated_kib"] = used["allocated"] / answers / 1024
        if "units" in used:
            found["units"] = used["units"] / answers
        return found

    def closed(self, workload, subject, seconds):
        return self.block(subject, seconds, "closed", getattr(self.world, workload)(subject),
                          connections=ADMITTED if subject.ours else CONNECTIONS)

    def stub_rate(self, workload):
        """How many such calls the stand-in answers in a second, when the load comes from the subjects' core."""
        move(self.generator.process, self.stores.subject_cores)
        targets = stub_targets(workload, self.world)
        for seconds in self.lengths.warm_up, self.lengths.stub:
            report = self.generator.ask("closed", self.stores.dynamo_port, targets, seconds, connections=4 * CONNECTIONS)
            if bad(report):
                raise RuntimeError("The stand-in doesn't take such calls: %s" % report)
        move(self.generator.process, self.stores.other_cores)
        return good(report) / report["seconds"]

    def warm_up(self, workloads):
        """Until those who compile as they go have compiled most of it, which they may do on any core."""
        for subject in self.subjects:
            move(subject.process, self.stores.all_cores)
            for turn in range(self.lengths.turns):
                compiled = [self.closed(workload, subject, self.lengths.warm_up)["compiling"] for workload in workloads]
                most = max(compiled, default=0)
                print("  %-8swarms up: up to %.0f %% of its CPU goes into compiling" % (subject.name, 100 * most),
                      file=sys.stderr)
                if most < COMPILED:
                    break
            move(subject.process, self.stores.subject_cores)

    def workload(self, workload):
        """The blocks of all subjects, there and back again, so that what changes meanwhile befalls all alike."""
        for subject in self.subjects:
            self.closed(workload, subject, self.lengths.block)
        blocks = {subject.name: [] for subject in self.subjects}
        for _ in range(self.lengths.rounds):
            for subject in self.subjects + self.subjects[::-1]:
                blocks[subject.name].append(self.closed(workload, subject, self.lengths.block))
                self.say(workload, subject, blocks[subject.name][-1])
        stub = self.stub_rate(workload)
        found = {"stub_per_s": round(stub),
                 "subjects": {subject.name: self.summary(subject, blocks[subject.name], stub) for subject in self.subjects}}
        found["ratios"] = ratios(blocks)
        return found

    @staticmethod
    def say(workload, subject, block):
        print("  %-10s%-8s%6.0f/s %7.1f µs  busy %.2f, stub %.2f, load %.2f" % (
            workload, subject.name, block["rate"], block["cpu_us"], block["busy"], block["stub_busy"],
            block["generator_busy"]), file=sys.stderr)

    def summary(self, subject, blocks, stub):
        def median(figure):
            values = [block[figure] for block in blocks if figure in block]
            return statistics.median(values) if values else None
        found = {"cpu_us": bootstrap([block["cpu_us"] for block in blocks]), "rss_mib": round(subject.rss(), 1)}
        others = (median("stub_busy") + median("generator_busy")) / len(self.stores.other_cores)
        calls = median("rate") * max(1, median("calls") or 1)
        found["rate"], found["refused"] = round(median("rate")), None
        if any(block["bad"] for block in blocks):
            found["refused"] = "%d answers were failures" % sum(block["bad"] for block in blocks)
        elif others > MOST_BUSY:
            found["refused"] = "the stand-in and the load took %.0f %% of their cores" % (others * 100)
        elif stub < HEADROOM * calls:
            found["refused"] = "the stand-in alone does only %d/s" % stub
        elif median("busy") < BUSY:
            found["refused"] = "its core was only %.0f %% busy" % (median("busy") * 100)
        for figure in *ASIDE, "allocated_kib", "calls", "units":
            value = median(figure)
            if value is not None:
                found[figure] = round(value, 2)
        return found


def ratios(blocks):
    """How many times the CPU of each ceiling those of ours need, by pairs of blocks of the same turn; and the rate of the
    binary as a part of the jar's."""
    def paired(one, other, figure):
        return bootstrap([a[figure] / b[figure] for a, b in zip(blocks[one], blocks[other])])
    found = {name: {ceiling: paired(name, ceiling, "cpu_us") for ceiling in CEILINGS if ceiling in blocks}
             for name in blocks if name not in CEILINGS}
    if "native" in found and "jvm" in found:
        found["native"]["rate_to_jvm"] = paired("native", "jvm", "rate")
    return found
