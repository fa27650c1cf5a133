"""The packaged application, as the scripts beside this one call it: in a task of 512 MB, on stores that are there."""
import glob, json, os, platform, shutil, socket, subprocess, sys, threading, time, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = ROOT + "/target"
JAR = TARGET + "/quarkus-app/quarkus-run.jar"
PATIENCE = 60


def builds():
    """How each artefact is called in its image."""
    found = {}
    binaries = sorted(glob.glob(TARGET + "/*-runner"))
    if binaries:
        found["native"] = [binaries[0], *entry_point()[1:]]
    cache = TARGET + "/quarkus-app/app.aot"
    if os.path.exists(cache):
        found["jvm"] = [TARGET + "/jre/bin/java", "@" + ROOT + "/src/main/docker/java.options", "-XX:MaxRAM=512m",
                        "-XX:AOTCache=" + cache, "-jar", JAR]
    return found


def entry_point():
    """That of the binary's image."""
    with open(ROOT + "/src/main/docker/Dockerfile.native-micro") as lines:
        return next(json.loads(line.removeprefix("ENTRYPOINT")) for line in lines if line.startswith("ENTRYPOINT"))


def java():
    """The JDK that builds and runs it."""
    home = os.environ.get("JAVA_HOME")
    return home + "/bin/java" if home else shutil.which("java")


def stores():
    """Where DynamoDB and Postgres are."""
    return {"AWS_ENDPOINT_URL": os.environ.get("AWS_ENDPOINT_URL", "http://localhost:8000"),
            "CONNECTION_URL": os.environ.get("CONNECTION_URL", "postgresql://postgres:password@localhost:5432/cruddur")}


def get(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.read().decode()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def called(issuer):
    """What it calls itself in its tokens, which in a container isn't where it is found from outside."""
    try:
        return json.loads(get(issuer + "/.well-known/openid-configuration"))["issuer"]
    except OSError as e:
        sys.exit("No issuer of tokens answers at %s (%s): start the stores first, see --help." % (issuer, e))


def environment(issuer, port):
    return {"PATH": os.environ["PATH"], "QUARKUS_HTTP_PORT": str(port), "QUARKUS_SHUTDOWN_DELAY": "0s", **stores(),
            "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
            "AWS_COGNITO_USER_POOL_ID": "local", "AWS_COGNITO_USER_POOL_CLIENT_ID": "conversations-dev",
            "QUARKUS_OIDC_AUTH_SERVER_URL": issuer, "QUARKUS_OIDC_TOKEN_ISSUER": called(issuer)}


def token(issuer, handle):
    return get(issuer + "/token/" + handle)


def ask(port, token, path="/v1/me", body=None):
    """The status of one answer on a connection of its own; 0 if there is none."""
    text = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n" % (
        "POST" if body else "GET", path, token)
    if body:
        text += "Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body)
    try:
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.sendall((text + "\r\n" + (body or "")).encode())
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
            return int(answer[9:12] or 0)
    except OSError:
        return 0


def status(process, *fields):
    """Such fields of the process's status, in MiB."""
    with open("/proc/%d/status" % process.pid) as lines:
        sizes = dict(line.split(":") for line in lines)
    return [int(sizes[field].split()[0]) / 1024 for field in fields]


def rss(process):
    return status(process, "VmRSS")[0]


def cpu(process):
    """The seconds that its threads have run."""
    with open("/proc/%d/stat" % process.pid) as stat:
        return seconds(stat.read().rpartition(")")[2].split())


def threads(process):
    """The name and the status of each of its threads."""
    for thread in os.listdir("/proc/%d/task" % process.pid):
        try:
            with open("/proc/%d/task/%s/stat" % (process.pid, thread)) as stat:
                head, _, fields = stat.read().rpartition(")")
        except OSError:
            continue  # it has ended
        yield int(thread), head.partition("(")[2], fields.split()


def seconds(fields):
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def move(process, cores):
    """To other cores, with all its threads."""
    for thread, _, _ in threads(process):
        os.sched_setaffinity(thread, cores)


def launch(command, cores=None, **how):
    """The process, on those cores alone if there are any said."""
    return subprocess.Popen(command, preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None, **how)


def start(command, env, token, cores=None, path="/v1/me"):
    """The process, and after how many milliseconds it answered."""
    begun = time.perf_counter()
    process = launch(command, cores, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log = []
    threading.Thread(target=lambda: log.extend(process.stdout), daemon=True).start()
    while ask(int(env["QUARKUS_HTTP_PORT"]), token, path) != 200:
        if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
            process.kill()
            sys.exit("It doesn't answer: %s\n%s" % (" ".join(command), b"".join(log[-3:]).decode()[:1000]))
        time.sleep(0.001)
    return process, (time.perf_counter() - begun) * 1000


def stop(process):
    process.terminate()
    process.wait(PATIENCE)


def machine():
    with open("/proc/cpuinfo") as cpus:
        models = [line.split(":")[1].strip() for line in cpus if line.startswith("model name")]
    return "%d × %s, %s" % (os.cpu_count(), models[0] if models else platform.machine(), platform.system())
