"""The people and conversations of bench/run, made through the service itself, and the requests about them."""
import http.client, json, time, uuid
from concurrent.futures import ThreadPoolExecutor

from load import SERIAL, TEXT

ATTEMPTS = 5
READERS, ROWS, MESSAGES, WRITERS, MEMBERS, STREAMS = 8, 20, 25, 32, 24, 4


class Person:
    def __init__(self, port, handle, token):
        self.port, self.handle = port, handle
        self.headers = {"Authorization": "Bearer " + token, "Accept": "application/json"}

    def ask(self, method, path, body=None, port=None, headers={}):
        """The status, the headers and the body of an answer."""
        connection = http.client.HTTPConnection("localhost", port or self.port, timeout=30)
        kind = {"Content-Type": "application/json"} if body else {}
        connection.request(method, path, json.dumps(body) if body else None, {**self.headers, **kind, **headers})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, answer.headers, text

    def made(self, path, body):
        """The path of what it has made, once, however often a service that is still cold has to be asked."""
        key = {"Idempotency-Key": uuid.uuid4().hex}
        for again in range(ATTEMPTS):
            status, headers, text = self.ask("POST", path, body, headers=key)
            if status in (200, 201):
                return "/" + headers["Location"].split("/", 3)[3]
            if status != 503:
                break
            time.sleep(again)
        raise RuntimeError("%s answers %d %s" % (path, status, text))

    def target(self, method, path, headers={}, body=None):
        if body:
            headers = {"Content-Type": "application/json", **headers}
        return {"method": method, "path": path, "headers": {**self.headers, **headers},
                "body": json.dumps(body) if body else ""}


class World:
    """Readers with full inboxes and pages, for each subject writers with conversations of their own, and a group."""

    def __init__(self, stores, port, subjects):
        people = stores.people("b" + uuid.uuid4().hex[:8] + "-", READERS + ROWS + WRITERS * len(subjects) + MEMBERS)
        people = [Person(port, handle, token) for handle, token in people]

        def some(count):
            return [people.pop() for _ in range(count)]
        self.readers, friends, self.members = some(READERS), some(ROWS), some(MEMBERS)
        with ThreadPoolExecutor(8) as pool:
            def each(work, *things):
                return list(pool.map(work, *things))
            each(lambda reader: [self.talk(friend, reader) for friend in friends], self.readers)
            self.pages = each(lambda reader: self.talk(friends[0], reader), self.readers)
            each(lambda page: [friends[0].made(page + "/messages", {"text": TEXT}) for _ in range(MESSAGES)], self.pages)
            self.writers = {}
            for subject in subjects:
                writers = some(WRITERS)
                talks = each(self.talk, writers, writers[1:] + writers[:1])
                self.writers[subject] = list(zip(writers, talks))
        self.group = self.members[0].made("/v1/conversations", {
            "participants": [member.handle for member in self.members[1:]], "title": "Sailing", "message": TEXT})

    @staticmethod
    def talk(author, reader):
        return author.made("/v1/conversations", {"participants": [reader.handle], "message": TEXT})

    def inbox(self, subject):
        return [reader.target("GET", "/v1/conversations?limit=%d" % ROWS) for reader in self.readers]

    def unchanged(self, subject):
        path = "/v1/conversations?limit=%d" % ROWS
        return [reader.target("GET", path, {"If-None-Match": reader.ask("GET", path, port=subject.port)[1]["ETag"]})
                for reader in self.readers]

    def page(self, subject):
        return [reader.target("GET", page + "/messages?limit=20") for reader, page in zip(self.readers, self.pages)]

    def send(self, subject):
        return [writer.target("POST", talk + "/messages", {"Idempotency-Key": SERIAL}, {"text": TEXT})
                for writer, talk in self.writers[subject.name]]

    def streams(self):
        return [member.target("GET", "/v1/events", {"Accept": "text/event-stream"})
                for member in self.members for _ in range(STREAMS)]

    def announcements(self):
        return [self.members[0].target("POST", self.group + "/messages", {}, {"text": TEXT})]

    def require_same(self, subjects):
        """Whether all subjects answer the same; a ceiling that doesn't is none."""
        for workload in self.inbox, self.page:
            target = workload(None)[0]
            texts = {subject.name: self.readers[0].ask("GET", target["path"], port=subject.port)[2] for subject in subjects}
            if len(set(texts.values())) > 1:
                raise RuntimeError("They don't answer the same: %s" % texts)
