"""What bench/scale lets grow: items as the service has made them, again and again, straight into the stand-in for DynamoDB."""
import copy, datetime, http.client, json, random, uuid

from load import TABLE

AT_ONCE = 100
DRAWN = random.Random(1)


class Table:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("localhost", port, timeout=60)

    def call(self, operation, **body):
        self.connection.request("POST", "/", json.dumps(body), {
            "X-Amz-Target": "DynamoDB_20120810." + operation, "Content-Type": "application/x-amz-json-1.0",
            "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
                             "SignedHeaders=host, Signature=0"})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError("%s: %d %s" % (operation, answer.status, text[:500]))
        return json.loads(text)

    def newest(self, pk):
        return self.call("Query", TableName=TABLE, KeyConditionExpression="pk = :pk", ScanIndexForward=False, Limit=5,
                         ExpressionAttributeValues={":pk": {"S": pk}})["Items"]

    def put(self, items):
        """All of them, a hundred at a time."""
        batch = []
        for item in items:
            batch.append({"Put": {"TableName": TABLE, "Item": item}})
            if len(batch) == AT_ONCE:
                self.call("TransactWriteItems", TransactItems=batch)
                batch = []
        if batch:
            self.call("TransactWriteItems", TransactItems=batch)


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


def at(text):
    return datetime.datetime.fromisoformat(text)


def message_id(time):
    """A UUIDv7 that says the time stamp, as the service makes them."""
    millis = int(time.timestamp()) * 1000 + time.microsecond // 1000
    fraction = time.microsecond % 1000 * 4096 // 1000
    return str(uuid.UUID(int=millis << 80 | 7 << 76 | fraction << 64 | 2 << 62 | DRAWN.getrandbits(62)))


def conversations(table, person, begin, end):
    """Rows of other conversations below those of a person's inbox, from one number to before another, hours apart."""
    row = table.newest("GRP#" + person)[0]
    first = at(row["sk"]["S"])

    def other(number):
        time = stamp(first - datetime.timedelta(hours=2 * number))
        return {**row, "sk": {"S": time}, "last_message_at": {"S": time},
                "message_group_uuid": {"S": str(uuid.UUID(int=DRAWN.getrandbits(128), version=4))}}
    table.put(other(number) for number in range(begin, end))


def messages(table, conversation, begin, end):
    """Messages after those of a conversation, numbered from one to before another, and a head that knows of them."""
    head, message = (item for item in table.newest("MSG#" + conversation)[:2])
    last = at(message["sk"]["S"])

    def later(number):
        time = last + datetime.timedelta(microseconds=number - begin + 1)
        return {**message, "sk": {"S": stamp(time)}, "seq": {"N": str(number)}, "message_uuid": {"S": message_id(time)}}
    table.put(later(number) for number in range(begin, end))
    grown = copy.deepcopy(head)
    grown["last_seq"] = {"N": str(end - 1)}
    grown["last_message_at"] = {"S": stamp(last + datetime.timedelta(microseconds=end - begin))}
    grown["version"] = {"N": str(int(head["version"]["N"]) + 1)}
    table.put([grown])
