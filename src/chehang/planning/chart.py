"""Fill against capital as a picture: plain SVG text, the same bytes for the same numbers."""

from html import escape

COLOURS = ("#0b6bcb", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#475569", "#be123c")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 860, 520, 64, 46, 230, 52


def chart(curves: dict[str, list[tuple[float, float]]], title: str, across: str, up: str) -> str:
    """Lines of (capital, fill) by name; fill from 0 to 1 shown from 50 % up."""
    most = max((x for points in curves.values() for x, y in points if y <= 0.985), default=1.0)
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(x: float, y: float) -> str:
        return f"{LEFT + min(x / most, 1.0) * wide:.1f},{TOP + (1.0 - y) / 0.5 * high:.1f}"

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="26" font-size="16">{escape(title)}</text>',
    ]
    for percent in range(50, 101, 10):
        y = TOP + (100 - percent) / 50 * high
        out.append(f'<path d="M{LEFT} {y:.1f}H{LEFT + wide}" stroke="#e2e8f0"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{percent}%</text>')
    for tick in range(6):
        x = LEFT + tick / 5 * wide
        out.append(f'<text x="{x:.1f}" y="{TOP + high + 20}" text-anchor="middle">{most * tick / 5:.1f}</text>')
    out.append(f'<text x="{LEFT + wide / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>')
    out.append(f'<text x="{LEFT}" y="{TOP - 8}">{escape(up)}</text>')
    for number, (name, points) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        shown = [(x, y) for x, y in sorted(points) if y >= 0.5 and x <= most]
        line = " ".join(place(x, y) for x, y in shown)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<circle cx="{LEFT + wide + 18}" cy="{TOP + 10 + number * 22}" r="5" fill="{colour}"/>')
        out.append(f'<text x="{LEFT + wide + 30}" y="{TOP + 14 + number * 22}">{escape(name)}</text>')
    return "\n".join([*out, "</svg>", ""])
