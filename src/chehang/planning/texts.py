"""The planning engine's own sentences in Chinese and English. It has no web framework to translate for it."""

from collections.abc import Mapping

TEXTS: dict[str, tuple[str, str]] = {
    "error.no_file": (
        "找不到需求文件{path},请检查路径。",
        "The demand file {path} does not exist; check the path.",
    ),
    "error.not_text": (
        "文件{path}不是UTF-8文本,请另存为UTF-8编码的CSV。",
        "The file {path} is not UTF-8 text; save it as a UTF-8 CSV.",
    ),
    "error.empty": (
        "文件里没有配件行,请至少提供一个配件。",
        "There is no part in the file; give at least one row.",
    ),
    "error.header": (
        "第{column}列的标题“{value}”不是月份(YYYY-MM),也不是price或lead_months,请改正标题。",
        'The header "{value}" of column {column} is neither a month (YYYY-MM) nor price or lead_months; correct it.',
    ),
    "error.first_column": (
        "第一列应是part(配件编号),现在是“{value}”。",
        'The first column has to be part, not "{value}".',
    ),
    "error.months": (
        "月份不连续:{before}之后应是{expected},却是{found};请补上缺少的月份。",
        "The months have a gap: {expected} should follow {before}, not {found}; add the missing months.",
    ),
    "error.few_months": (
        "只有{have}个月,至少需要{need}个月。",
        "There are {have} months; at least {need} are needed.",
    ),
    "error.row_length": (
        "第{row}行有{have}格,标题有{need}格;请补齐。",
        "Row {row} has {have} cells, the header {need}; complete it.",
    ),
    "error.no_part": ("第{row}行没有配件编号,请填写。", "Row {row} has no part number; fill it in."),
    "error.duplicate": (
        "配件{part}出现了不止一次(第{row}行),请合并成一行。",
        "Part {part} stands more than once (row {row}); merge its rows.",
    ),
    "error.demand": (
        "配件{part}在{column}的需求“{value}”不是数字,请改正。",
        'The demand "{value}" of part {part} in {column} is not a number; correct it.',
    ),
    "error.negative_demand": (
        "配件{part}在{column}的需求是{value},不能为负;退货请先冲减当月需求。",
        "The demand of part {part} in {column} is {value}; it cannot be negative. Net returns off first.",
    ),
    "error.gap": (
        "配件{part}在{column}缺需求,而前后都有;没有需求请填0。",
        "Part {part} has no demand in {column} but has before and after; write 0 where nothing was asked for.",
    ),
    "error.price": (
        "配件{part}的价格是“{value}”,必须大于0;请先定价。",
        'The price of part {part} is "{value}"; it must be above zero. Set a price first.',
    ),
    "error.lead": (
        "配件{part}的到货周期“{value}”不是正数,请填写月数或删去该格使用默认值。",
        'The lead time "{value}" of part {part} is not a positive number; give months, or leave it empty for the default.',
    ),
    "error.value": (
        "配件{part}的“{column}”是{value},不可用;请改正。",
        'The value {value} of "{column}" for part {part} cannot be used; correct it.',
    ),
    "error.length": (
        "“{column}”有{have}个值,配件有{need}个;两者必须一致。",
        '"{column}" has {have} values for {need} parts; they must agree.',
    ),
    "error.quota": (
        "定额{quota}元低于必备清单占用的{must}元;请提高定额或缩短必备清单。",
        "The quota of {quota} yuan is below the {must} yuan of the must-stock list; raise it or shorten the list.",
    ),
    "error.must_and_never": (
        "配件{part}既在必备清单又在不备清单,请从其中一个删去。",
        "Part {part} is on both the must-stock and the never-stock list; take it off one.",
    ),
    "error.must_impossible": (
        "配件{part}必备{must}件,但仓位或保质期只允许{cap}件;请减少必备数或扩大限制。",
        "Part {part} must hold {must}, but its space or shelf life allows {cap}; lower the one or raise the other.",
    ),
    "error.option": (
        "参数“{option}”的值{value}不可用;允许:{allowed}。",
        'The option "{option}" cannot be {value}; allowed: {allowed}.',
    ),
    "error.supersession": (
        "配件替代关系在{part}处成环或过深,请检查替代链。",
        "The supersession chain loops or is too deep at {part}; check it.",
    ),
    "default.lead": (
        "{count}个配件没有到货周期,按{months}个月计算。",
        "{count} parts have no lead time; {months} months were assumed.",
    ),
    "default.price": (
        "文件没有价格,按对数正态分布(中位数80元,σ=1.2,种子4711)模拟。",
        "The file has no prices; they were drawn lognormal (median 80 yuan, sigma 1.2, seed 4711).",
    ),
    "default.loss": (
        "没有缺货损失,按价格的{share}%计算。",
        "No loss per shortage was given; {share} % of the price was assumed.",
    ),
    "default.young": (
        "账上只有{months}个完整月份:只备有人要过的件,另需常备的请列入必备清单。",
        "The books hold only {months} whole months: only what was asked for is stocked; put what else must be there on the"
        " must-stock list.",
    ),
    "default.young_priced": (
        "账上只有{months}个完整月份:备有人要过的件,另备同价位更常有人要的便宜件;贵件没人要过不备,须常备的请列入必备清单。",
        "The books hold only {months} whole months: stocked is what was asked for, and cheap parts where parts at their price"
        " are asked for more often. Dear parts nobody asked for are not; put what must be there on the must-stock list.",
    ),
    "default.quota": (
        "没有定额,只受服务目标限制。",
        "There is no quota; only the gain limits the plan.",
    ),
    "why.facts": (
        "近{months}月有{hits}次需求,缺一次约损失{loss}元",
        "{hits} demands in {months} months; a shortage loses about {loss} yuan",
    ),
    "why.price": (
        "同价位的少要件被要的次数是一般的{times}倍",
        "parts at this price are asked for {times} times as often as others so seldom asked for",
    ),
    "why.next": ("再压{step}件占资{tied}元", "{step} more would tie up {tied} yuan"),
    "why.quota": (
        "名额已给收益更高的件,故最高设{max}",
        "the quota has gone to parts that earn more, so the highest stock is {max}",
    ),
    "why.dear": (
        "一年占用费约{keep}元,只少缺货约{saves}元,不划算,故最高设{max}",
        "a year it costs {keep} yuan to keep and avoids {saves} yuan of shortages, so the highest stock is {max}",
    ),
    "why.enough": (
        "再多一件几乎不再减少缺货,故最高设{max}",
        "one more would hardly avoid a shortage, so the highest stock is {max}",
    ),
    "why.must": (
        "必备清单要求{must}件,故最高设{max}",
        "the must-stock list asks for {must}, so the highest stock is {max}",
    ),
    "why.never": ("在不备清单上,不设库存", "it is on the never-stock list and is not stocked"),
    "why.shelf": (
        "保质期内只能用掉{cap}件,故最高设{max}",
        "only {cap} can be used within the shelf life, so the highest stock is {max}",
    ),
    "why.space": ("仓位只放得下{cap}件,故最高设{max}", "the bin holds {cap}, so the highest stock is {max}"),
    "why.none": ("近期没有需求,不设库存", "there is no demand of late, so it is not stocked"),
    "why.ended": ("已停售,不设库存", "it is no longer sold and is not stocked"),
    "why.pack": ("按每包{pack}件订货", "it is ordered in packs of {pack}"),
    "why.trimmed": (
        "现有库存已占满定额,本次少订{missing}件",
        "the stock at hand already fills the quota, so {missing} fewer are ordered this time",
    ),
    "life.new": ("新件", "a new part"),
    "life.growing": ("需求上升", "demand is rising"),
    "life.dying": ("需求下降", "demand is falling"),
}


def pattern(code: str, language: str) -> str:
    """The sentence of ``code`` with names for its numbers; an unknown language is answered in Chinese, the primary one."""
    chinese, english = TEXTS[code]
    return english if language.startswith("en") else chinese


def render(code: str, language: str, params: Mapping[str, object]) -> str:
    """The sentence of ``code`` with its numbers."""
    return pattern(code, language).format(**params)
