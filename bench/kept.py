"""Where the figures of bench/run and bench/scale go: as they are, as a table and as a picture."""
import datetime, json, os

from service import ROOT, machine
from stores import LOGS

KEPT = ROOT + "/bench/results"


def circumstances(quick):
    """When and on what they were measured."""
    return {"machine": machine(), "date": datetime.date.today().isoformat(), "quick": quick,
            "load_before": round(os.getloadavg()[0], 1)}


def write(name, found, table, picture, keep):
    """To those that are kept, or beside the logs."""
    folder = KEPT if keep else LOGS
    os.makedirs(folder, exist_ok=True)
    for kind, text in (("json", json.dumps(found, indent=2, ensure_ascii=False) + "\n"), ("md", table), ("svg", picture)):
        with open("%s/%s.%s" % (folder, name, kind), "w") as file:
            file.write(text)
