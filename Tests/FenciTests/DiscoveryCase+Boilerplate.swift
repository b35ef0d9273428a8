extension DiscoveryCase {
  /// Signatures, footers and ready-made answers.
  static let boilerplate: [DiscoveryCase] = [
    DiscoveryCase(
      name: "signatures of some members of a forum",
      documents: [
        "昨天去拍了银河", "镜头起雾很烦", "三脚架选型求助", "后期调色心得", "赤道仪校准步骤", "昨晚云层太厚", "准备换新机身", "分享一张星轨",
        "滤镜买贵了", "冬天电池掉电快", "周末去山顶", "赤道仪导星参数分享", "便携赤道仪值得入手", "看大家讨论赤道仪",
      ].enumerated().flatMap { number, text in
        [
          text + "。来自星空摄影爱好者俱乐部的老会员", text + "，已经看完",
          number < 8 ? text + "！ 签名档：愿每一次快门都值得纪念" : text,
        ]
      },
      terms: ["赤道仪"], unwanted: ["摄影爱好者", "快门"]),
    DiscoveryCase(
      name: "sentences at the end of posts",
      documents: [
        "这个帖子太实用了", "收藏慢慢看", "我也遇到过", "终于找到教程", "照做成功了", "步骤很清楚", "图挂了能补吗", "刷机包失效了", "刷机包下载很慢",
        "刷机包校验失败", "求刷机包链接", "旧刷机包也行", "刷机包解压密码", "谢谢分享刷机包", "刷机包版本不对", "怎么刷机包打不开",
      ].enumerated().map { number, text in
        text + "。" + (number % 2 == 0 ? "前来支持技术大牛，大家好运" : "楼主好人一生平安")
      },
      terms: ["刷机包"], unwanted: ["好人", "技术大牛"]),
    DiscoveryCase(
      name: "a disclaimer in a third of the answers",
      documents: combine(
        [""], ["阿莫西林颗粒", "蒙脱石散颗粒"],
        [
          "饭后服用", "每天一次", "注意过敏", "避光保存", "不要与酒同服", "婴儿减量", "按体重计算", "连续三天", "用温水送服", "间隔两小时",
        ]
      ).enumerated().map { number, text in
        number % 3 == 0 ? text + "。以上回复由互联网医院值班药师提供，仅供参考" : text
      },
      terms: ["阿莫西林颗粒", "蒙脱石散颗粒"], unwanted: ["值班药师"]),
    DiscoveryCase(
      name: "footers of reports",
      documents: zip(
        ["城北污水处理厂", "滨河湿地公园", "老城综合管廊", "东港散货码头", "南山垃圾焚烧厂", "西郊物流园区"],
        ["按期推进", "已经验收", "等待审批", "开始招标", "完成桩基", "全面复工"]
      ).map { place, state in
        """
        \(place)建设情况
        \(place)\(state)。海绵城市示范工程\(state)。本月海绵城市示范工程、\(place)受到检查。
        本简报由市重点项目建设推进办公室编印，未经许可不得转载。

        """
      },
      terms: ["海绵城市示范工程"], unwanted: ["推进办公室", "许可"]),
    DiscoveryCase(
      name: "signatures of two of three briefings",
      documents: [
        "化工园区", "燃气站点", "工地塔吊", "地下车库", "粮库", "渡口", "矿井", "学校食堂", "加油站",
      ].enumerated().map { number, place in
        """
        安全生产简报第\(number)期
        本周检查\(place)，\(["第一份", "纸质版", "电子版"][number % 3])吹哨报到清单\(["落实不力", "总体良好", "缺少记录"][number / 3])。
        联系人：值班室，电话 0571-8888\(number)
        \(number % 3 == 0 ? "" : "临江市应急指挥保障中心\n")
        """
      },
      terms: ["吹哨报到清单"], unwanted: ["应急指挥保障中心", "临江市", "值班室", "联系人"]),
    DiscoveryCase(
      name: "ready-made answers in chats",
      documents: [
        "~充不进电", "~迷路了", "~声音大", "我的~漏水", "~不回充", "~滚刷卡住", "~地图丢失", "新买~没有说明书", "~避障失灵", "~尘盒满",
        "~联网失败",
        "~多少钱",
      ].enumerated().map { number, text in
        """
        客服：您好，很高兴为您服务，请问有什么可以帮到您
        客户：\(fill([text], ["洗地擦窗机器人"])[0])
        客服：\(number < 5 ? "感谢您选择青鸟智能家居售后中心，祝您生活愉快" : "好的，马上处理")

        """
      },
      terms: ["洗地擦窗机器人"], unwanted: ["青鸟", "生活愉快", "服务", "您"]),
    DiscoveryCase(
      name: "footers of mails with a number",
      documents: combine(
        [""], ["共享会议室", "地下停车位"],
        ["预约成功", "已取消", "请确认", "临时关闭", "恢复开放", "调整时间", "需要审批", "排队中"]
      ).enumerated().map { "\($1) 本邮件由行政事务自动通知平台第\($0)号服务器发送" },
      terms: ["共享会议室", "地下停车位"], unwanted: ["自动通知平台", "行政事务"]),
  ]

  /// Terms that look like a clause, a question or boilerplate.
  static let terms: [DiscoveryCase] = [
    DiscoveryCase(
      name: "terms at the start of all lines",
      documents: combine(
        [""], ["量子纠错编码", "拓扑绝缘体薄膜"],
        [
          "取得突破", "研究进展", "获得资助", "论文发表", "实验装置", "团队成立", "理论模型", "专利申请", "产业应用", "国际会议",
        ]),
      terms: ["量子纠错编码", "拓扑绝缘体薄膜"]),
    DiscoveryCase(
      name: "terms with a word that is tagged as a pronoun",
      documents: fill(
        ["提高~。", "研究~，", "关于~的论文", "影响~；", "调查~情况", "讨论~问题", "分析~的变化", "重视~和"],
        ["自我效能感", "多边贸易谈判", "大学本科生源"]),
      terms: ["自我效能感", "多边贸易谈判", "大学本科生源"]),
    DiscoveryCase(
      name: "names with a character of a question word",
      documents: combine(
        [""], ["哪吒汽车工厂", "何首乌种植基地", "何氏骨科诊所"],
        ["停产", "扩建", "招工", "参观", "投产", "下载", "通知", "消息", "照片", "地址"]),
      terms: ["哪吒汽车工厂", "何首乌种植基地", "何氏骨科诊所"]),
    DiscoveryCase(
      name: "terms that begin like a clause",
      documents: fill(
        ["研究~进展", "关于~的报告", "采购~合同", "，~，", "生产~车间", "推广~。", "讨论~标准", "~价格"],
        [
          "刷脸支付终端", "大便隐血试验", "再生铝熔炼", "痛经热敷贴", "请柬设计软件", "几何证明题", "不孕不育门诊", "老年公寓协会", "哈长城市群",
          "什锦果脯礼盒", "驻村工作台账", "飞地经济园", "自动驾驶出租车", "感谢信模板", "防晒喷雾", "扫码点餐机",
        ]),
      terms: ["刷脸支付终端", "大便隐血试验", "不孕不育门诊", "哈长城市群", "驻村工作台账", "感谢信模板", "扫码点餐机"]),
    DiscoveryCase(
      name: "the same query many times",
      documents: [String](repeating: "智能门锁方案", count: 6)
        + [String](repeating: "便携咖啡机", count: 6)
        + [String](repeating: "天气预报", count: 20)
        + ["智能门锁方案价格", "智能门锁方案推荐", "买便携咖啡机", "家用便携咖啡机排行"],
      terms: ["智能门锁方案", "便携咖啡机"]),
    DiscoveryCase(
      name: "the last column of a table",
      documents: "伟芳娜敏静丽强磊军洋".enumerated().flatMap { number, name in
        ["嵌入式软件工程师", "供应链采购专员"].map { "张\(name),\(number + 20)岁,\($0)" }
      },
      terms: ["嵌入式软件工程师", "供应链采购专员"]),
  ]
}
