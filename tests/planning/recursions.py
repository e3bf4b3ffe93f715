"""The published recursions, one part at a time in plain Python, to check the vectorised ones against."""

from itertools import pairwise


def ses(values: list[float], alpha: float) -> float:
    level = values[0]
    for y in values[1:]:
        level = alpha * y + (1 - alpha) * level
    return level


def croston(values: list[float], alpha: float) -> float:
    hits = [i for i, y in enumerate(values) if y > 0]
    if not hits:
        return 0.0
    gaps = [hits[0] + 1, *(b - a for a, b in pairwise(hits))]
    return ses([values[i] for i in hits], alpha) / ses([float(g) for g in gaps], alpha)


def tsb(values: list[float], alpha_size: float, alpha_chance: float) -> float:
    sizes = [y for y in values if y > 0]
    if not sizes:
        return 0.0
    return ses([float(y > 0) for y in values], alpha_chance) * ses(sizes, alpha_size)


def interval(values: list[float]) -> int:
    hits = [i + 1 for i, y in enumerate(values) if y > 0]
    return max(round(hits[-1] / len(hits)), 1) if hits else 1


def blocks(values: list[float], width: int) -> list[float]:
    kept = values[len(values) % width :]
    return [sum(kept[i : i + width]) for i in range(0, len(kept), width)]


def adida(values: list[float], alpha: float) -> float:
    width = interval(values)
    return ses(blocks(values, width), alpha) / width


def imapa(values: list[float], alpha: float) -> float:
    top = interval(values)
    return sum(ses(blocks(values, w), alpha) / w for w in range(1, top + 1)) / top


def holt_winters(
    values: list[float], horizon: int, season: int, alpha: float, beta: float, gamma: float
) -> list[float]:
    level = sum(values[:season]) / season
    trend = (sum(values[season : 2 * season]) / season - level) / season
    seasonal = {i: values[i] - level for i in range(season)}
    for t in range(season, len(values)):
        old, slope, s = level, trend, seasonal[t - season]
        level = alpha * (values[t] - s) + (1 - alpha) * (old + slope)
        trend = beta * (level - old) + (1 - beta) * slope
        seasonal[t] = gamma * (values[t] - old - slope) + (1 - gamma) * s
    n = len(values)
    return [max(level + (h + 1) * trend + seasonal[n - season + h % season], 0.0) for h in range(horizon)]
