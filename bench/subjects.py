"""Who is measured by bench/run: what is built of the service, and the two ceilings."""
import os, re, subprocess

from service import JAR, ROOT, builds, cpu, environment, free_port, get, java, launch, rss, seconds, start, stop, threads
from stores import LOGS

CEILINGS = {"vertx": "bench.BareVertx", "dynamo": "bench.BareDynamo"}
TITLES = {"jvm": "Conversations (jar)", "native": "Conversations (native)", "vertx": "Vert.x and the AWS SDK",
          "dynamo": "Vert.x alone"}
OPTIONS = ["@" + ROOT + "/src/main/docker/java.options", "-XX:MaxRAM=512m"]
UNLIMITED = {"CONVERSATIONS_LIMITS_%s_%s" % (kind, which): "1000000000" for kind in ("SEND", "READ")
             for which in ("BURST", "PER_SECOND")}
# Inbox rows stay where they are, as in an exchange that is going on: once a minute is less than can be seen here
SETTLED = {"CONVERSATIONS_INBOX_SETTLE": "1h", "CONVERSATIONS_START_SCHEMA": "create"}
ASIDE = {"compiling": ("C1 Compiler", "C2 Compiler"), "collecting": ("VM Thread",)}  # with the serial collector
PAUSE = re.compile(r"Pause.* (\d+)M->(\d+)M\(")


def commands(stores, only=None):
    """How each is called, but for its port."""
    found = {"jvm": [java(), *OPTIONS, "-jar", JAR], **builds()}
    for name, main in CEILINGS.items():
        found[name] = [java(), *OPTIONS, "-cp", stores.path, "io.cruddur.conversations." + main]
    order = [name for name in TITLES if name in found]
    return {name: found[name] for name in order if not only or name in only}


class Subject:
    """One of them, running: answering already, if there is a token to ask with."""

    def __init__(self, name, command, stores, token=None, path="/v1/me"):
        self.name, self.port, self.log = name, free_port(), "%s/%s.gc.log" % (LOGS, name)
        env = {**environment(stores.issuer, self.port), **UNLIMITED, **SETTLED}
        if name != "native":
            command = [command[0], "-Xlog:gc:file=%s:none:filecount=0" % self.log, *command[1:]]
        if name in CEILINGS:
            command = [*command, str(self.port), stores.dynamo, stores.postgres, stores.issuer]
        if token:
            self.process, _ = start(command, env, token, stores.subject_cores, path)
        else:
            self.process = launch(command, stores.subject_cores, env=env, stdout=subprocess.DEVNULL)

    @property
    def ours(self):
        return self.name not in CEILINGS

    def cpu(self):
        return cpu(self.process)

    def aside(self):
        """The seconds of it that a JVM has used for itself: for compiling, and for collecting garbage."""
        spent = dict.fromkeys(ASIDE, 0.0)
        for _, thread, fields in threads(self.process):
            for what, names in ASIDE.items():
                spent[what] += seconds(fields) if thread.startswith(names) else 0
        return spent

    def rss(self):
        return rss(self.process)

    def allocated(self):
        """So many bytes until its last collection, for which it has to be a JVM."""
        if not os.path.exists(self.log):
            return None
        total = left = 0
        with open(self.log) as log:
            for before, after in PAUSE.findall(log.read()):
                total, left = total + int(before) - left, int(after)
        return total * 2 ** 20

    def units(self):
        """The capacity units that DynamoDB says it has consumed so far, which a ceiling doesn't look at."""
        if not self.ours:
            return None
        metrics = get("http://localhost:%d/q/metrics" % self.port)
        return sum(map(float, re.findall(r"^dynamodb_consumed_capacity_total\S* (\S+)$", metrics, re.M)))

    def stop(self):
        stop(self.process)
