"""What the subjects of bench/run are put on: the stand-in for DynamoDB, a Postgres and an issuer, on ports of their own."""
import json, os, re, socket, subprocess, sys, time

from service import JAR, PATIENCE, ROOT, TARGET, free_port, get, java, launch

PACKAGE = "io.cruddur.conversations."
LATENCY_MS = 2
LOGS = TARGET + "/bench"


def build():
    """The jar and the classes of the tests, if there are none yet; ends without the JDK that all of it takes."""
    version = subprocess.run([java(), "--version"], capture_output=True, text=True).stdout if java() else ""
    if not re.match(r"\w+ (2[5-9]|[3-9]\d)\b", version):
        sys.exit("It takes a JDK 25 or newer: set JAVA_HOME.")
    if not os.path.exists(JAR) or not os.path.exists(TARGET + "/test-classes"):
        print("Nothing is built: ./mvnw package -DskipTests", file=sys.stderr)
        subprocess.run([ROOT + "/mvnw", "-q", "package", "-DskipTests"], cwd=ROOT, check=True)


def application_path():
    """That of the application and our own test classes."""
    return ":".join([TARGET + "/test-classes", TARGET + "/classes", TARGET + "/quarkus-app/lib/main/*",
                     TARGET + "/quarkus-app/lib/boot/*"])


def test_path():
    """That of the tests, engines included, which Maven is asked for when the pom is newer than its last answer."""
    file = TARGET + "/bench/class-path"
    if not os.path.exists(file) or os.path.getmtime(file) < os.path.getmtime(ROOT + "/pom.xml"):
        subprocess.run([ROOT + "/mvnw", "-q", "dependency:build-classpath", "-DincludeScope=test",
                        "-Dmdep.outputFile=" + file], cwd=ROOT, check=True)
    with open(file) as path:
        return ":".join([TARGET + "/test-classes", TARGET + "/classes", path.read().strip()])


def cores():
    """One for the subject, and the rest."""
    all = sorted(os.sched_getaffinity(0))
    if len(all) < 2:
        sys.exit("It takes two cores: one for what is measured, one for all else.")
    return {all[0]}, set(all[1:])


class Stores:
    """Runs them while it is open, on the cores that aren't the subject's."""

    def __init__(self, heap="3g"):
        self.heap = heap
        os.makedirs(LOGS, exist_ok=True)
        self.path = application_path()
        self.subject_cores, self.other_cores = cores()
        self.all_cores = self.subject_cores | self.other_cores
        self.processes = []

    def main(self, name, *arguments, path=None, options=(), **how):
        """A program of ours."""
        command = [java(), *options, "-cp", path or self.path, PACKAGE + name, *map(str, arguments)]
        return launch(command, self.other_cores, text=True, **how)

    def engine(self, name, *arguments, **how):
        """A program that serves until its input ends."""
        with open("%s/%s.log" % (LOGS, name.rpartition(".")[2]), "w") as log:
            process = self.main(name, *arguments, stdin=subprocess.PIPE, stdout=log, stderr=log, **how)
        self.processes.append(process)
        return process

    def __enter__(self):
        database, issuer, dynamo = free_port(), free_port(), free_port()
        self.postgres = "postgresql://postgres:password@localhost:%d/cruddur" % database
        self.issuer = "http://localhost:%d" % issuer
        self.dynamo_port, self.dynamo = dynamo, "http://localhost:%d" % dynamo
        os.environ.update(AWS_ENDPOINT_URL=self.dynamo, CONNECTION_URL=self.postgres)
        try:
            self.stub = self.engine("stub.DynamoStub", "--port", dynamo, "--latency-ms", LATENCY_MS,
                                    "--loops", max(1, len(self.other_cores) - 1),
                                    options=["-Xms1g", "-Xmx" + self.heap, "-XX:+UseSerialGC"])
            self.engine("devservices.PostgresEngine", database, "cruddur", path=test_path(),
                        options=["-XX:TieredStopAtLevel=1"])
            self.engine("devservices.IssuerEngine", issuer, self.issuer, options=["-XX:TieredStopAtLevel=1"])
            for port in dynamo, issuer, database:
                self.await_port(port)
        except BaseException:
            self.__exit__()
            raise
        return self

    def await_port(self, port):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with socket.create_connection(("localhost", port), 1):
                    return
            except OSError:
                if time.monotonic() > end or any(process.poll() is not None for process in self.processes):
                    sys.exit("The stores don't start, see " + LOGS)
                time.sleep(0.1)

    def __exit__(self, *_):
        for process in self.processes:
            process.stdin.close()
        for process in self.processes[:1]:  # the stand-in, which doesn't mind its input
            process.terminate()
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()

    def calls(self):
        """How often the stand-in has been called so far."""
        return sum(json.loads(get(self.dynamo + "/calls")).values())

    def people(self, prefix, count):
        """So many people whom nobody knows yet: their handles and tokens."""
        with open(LOGS + "/People.log", "w") as log:
            if self.main("bench.People", self.postgres, prefix, count, stdout=log, stderr=log).wait():
                sys.exit("The people can't be put into Postgres, see " + log.name)
        handles = [prefix + str(i) for i in range(count)]
        return [(handle, get(self.issuer + "/token/" + handle)) for handle in handles]
