"""The figures of bench/run as a picture: for each workload and subject a bar, as long as the CPU that a request takes."""
from subjects import TITLES

WIDTH, LABELS, BAR, GAP, TOP = 760, 200, 16, 22, 54
STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 14px; }
  .quiet { fill: #59636e; }
  .jvm { fill: #0969da; } .native { fill: #8250df; } .vertx { fill: #9a6700; } .dynamo { fill: #1a7f37; }
  .interval { stroke: #1f2328; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .quiet { fill: #9198a1; } .interval { stroke: #e6edf3; }
    .jvm { fill: #4493f8; } .native { fill: #ab7df8; } .vertx { fill: #d29922; } .dynamo { fill: #3fb950; }
  }
"""


def text(x, y, words, kind="", anchor="start"):
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return '<text x="%.1f" y="%.1f" class="%s" text-anchor="%s">%s</text>' % (x, y, kind, anchor, words)


def bar(name, figures, y, scale):
    """One subject's, with the interval that its median is in."""
    cpu, middle = figures["cpu_us"], y + BAR / 2
    low, high = LABELS + cpu["low"] * scale, LABELS + cpu["high"] * scale
    yield text(LABELS - 8, y + 12, TITLES[name], anchor="end")
    yield '<rect x="%d" y="%.1f" width="%.1f" height="%d" rx="2" class="%s"/>' % (
        LABELS, y, cpu["median"] * scale, BAR, name)
    yield '<path d="M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8" class="interval"/>' % (
        low, middle, high, low, middle - 4, high, middle - 4)
    yield text(high + 8, y + 12, "%.0f µs" % cpu["median"])


def picture(found):
    workloads = found["workloads"]
    most = max((figures["cpu_us"]["high"] for result in workloads.values() for figures in result["subjects"].values()),
               default=1)
    scale, y = (WIDTH - LABELS - 80) / most, TOP
    parts = [text(12, 22, "CPU of one request", "title"),
             text(12, 40, "in µs, user and system, with 95 % intervals; " + found["machine"], "quiet")]
    for workload, result in workloads.items():
        y += 18
        parts.append(text(12, y, workload, "title"))
        y += 8
        for name, figures in result["subjects"].items():
            parts += bar(name, figures, y, scale)
            y += GAP
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">' % (
        WIDTH, y + 10, WIDTH, y + 10), "<style>%s</style>" % STYLE, *parts, "</svg>"]) + "\n"
