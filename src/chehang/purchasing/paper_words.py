"""Words of purchasing as they stand on paper and in files, which are Chinese in every language of the screen."""

KINDS = {
    "stock": "库存订单", "urgent": "紧急订单", "vor": "VOR订单", "accident": "事故件订单",
    "customer": "客户订货", "campaign": "召回或活动订单", "local": "本地外采", "import": "进口订单",
}  # fmt: skip
