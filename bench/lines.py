"""The figures of bench/scale as a picture: for each thing that grows a panel, in which an operation is a line."""
import math

WIDTH, HEIGHT, MARGIN, GAP = 300, 150, 50, 40
COLOURS = "#3b82c4", "#d97706", "#2f9e5b"
STYLE = ("<style>text{font:11px sans-serif;fill:#777}.title{font-size:13px}path{fill:none;stroke-width:2}"
         ".axis{stroke:#999;stroke-width:1}</style>")
FIGURES = ("units", "capacity units"), ("cpu_us", "CPU µs")


def panel(left, top, title, unit, points, figure):
    """One operation a line, on a logarithmic axis of counts; the other begins at nothing."""
    counts = sorted({point["count"] for point in points})
    most = max(point[figure] for point in points) or 1
    low, high = math.log(counts[0]), math.log(counts[-1])

    def x(count):
        return left + (math.log(count) - low) / (high - low or 1) * WIDTH

    def y(value):
        return top + HEIGHT - value / most * HEIGHT
    yield '<path class="axis" d="M%d %dV%dH%d"/>' % (left, top, top + HEIGHT, left + WIDTH)
    yield '<text class="title" x="%d" y="%d">%s: %s</text>' % (left, top - 10, title, unit)
    yield '<text x="%d" y="%d" text-anchor="end">%s</text>' % (left - 5, top + 9, "{:,.0f}".format(most))
    for count in counts:
        yield '<text x="%.0f" y="%d" text-anchor="middle">%s</text>' % (x(count), top + HEIGHT + 15, short(count))
    for colour, operation in zip(COLOURS, dict.fromkeys(point["operation"] for point in points)):
        line = [(x(point["count"]), y(point[figure])) for point in points if point["operation"] == operation]
        yield '<path stroke="%s" d="M%s"/>' % (colour, "L".join("%.1f %.1f" % place for place in line))
        yield '<text x="%.0f" y="%.0f" style="fill:%s">%s</text>' % (left + WIDTH + 5, line[-1][1] + 4, colour, operation)


def short(count):
    return "%dM" % (count // 10 ** 6) if count >= 10 ** 6 else "%dk" % (count // 1000) if count >= 1000 else str(count)


def lines(titles, grows):
    across, down = WIDTH + 2 * MARGIN + GAP, HEIGHT + MARGIN + GAP
    drawn = [part for row, (name, points) in enumerate(grows.items()) for column, (figure, unit) in enumerate(FIGURES)
             for part in panel(MARGIN + column * across, MARGIN + row * down, titles[name], unit, points, figure)]
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">%s%s</svg>\n' % (
        2 * across, len(grows) * down + MARGIN, STYLE, "\n".join(drawn))
