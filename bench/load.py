"""The load generator of bench/run, and what its requests are when they go to the stand-in for DynamoDB itself."""
import json, subprocess

from stores import LOGS

TABLE = "cruddur-messages"
TEXT = ("The wind is fair until Sunday, they say, so bring the charts and something warm, "
        "and we shall see how far it takes us.")
# What the load generator puts a number in the place of, another one each time
SERIAL = "0" * 16
STUB_WRITERS = 32
TARGETS = LOGS + "/targets.jsonl"


class Generator:
    """The process, which takes one command at a time."""

    def __init__(self, stores):
        with open(LOGS + "/Generator.log", "w") as log:
            self.process = stores.main("bench.Generator", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                                       options=["-Xmx256m", "-XX:+UseSerialGC"])

    def ask(self, what, port=0, targets=(), seconds=0, **more):
        with open(TARGETS, "w") as lines:
            lines.writelines(json.dumps(target) + "\n" for target in targets)
        command = {"do": what, "port": port, "targets": TARGETS, "seconds": seconds, **more}
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("The load generator has failed, see " + LOGS)
        return json.loads(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


def count(report, *statuses):
    """How many answers had one of these statuses."""
    return sum(report["answers"].get(str(status), {}).get("count", 0) for status in statuses)


def good(report):
    return count(report, 200, 201, 304)


def bad(report):
    """How many requests were refused, failed or not answered at all."""
    return sum(answer["count"] for answer in report["answers"].values()) - good(report)


def stub_targets(workload, world):
    """Such calls as the workload makes, as well as they can be made without a service."""
    def call(operation, **body):
        headers = {"X-Amz-Target": "DynamoDB_20120810." + operation, "Content-Type": "application/x-amz-json-1.0",
                   "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
                                    "SignedHeaders=host, Signature=0"}
        return {"method": "POST", "path": "/", "headers": headers, "body": json.dumps(body)}

    def query(pk):
        return call("Query", TableName=TABLE, ConsistentRead=True, KeyConditionExpression="pk = :pk",
                    ExpressionAttributeValues={":pk": {"S": pk}}, Limit=21, ReturnConsumedCapacity="TOTAL",
                    ScanIndexForward=False)
    if workload == "send":
        def put(pk, sk):
            return {"Put": {"TableName": TABLE, "Item": {
                "pk": {"S": pk}, "sk": {"S": sk}, "message": {"S": TEXT}, "seq": {"N": "1"},
                **{"attribute_%d" % i: {"S": "0198c8e5-7d4e-7000-8000-%012d" % i} for i in range(8)}}}}
        keys = [SERIAL, "HEAD", "KEY", "ROW#1", "ROW#2"]
        return [call("TransactWriteItems", ReturnConsumedCapacity="TOTAL",
                     TransactItems=[put("BENCH#%d" % i, sk) for sk in keys]) for i in range(STUB_WRITERS)]
    if workload == "page":
        return [query("MSG#" + page.rpartition("/")[2]) for page in world.pages]
    return [query("GRP#" + json.loads(reader.ask("GET", "/v1/me")[2])["id"]) for reader in world.readers]
