/// Sentences in which earlier versions found something else than terms: cut out of longer ones, out of numbers, out
/// of names, or English function words.
extension KeyphraseCase {
  static let sentences =
    longPhrases + longLatin + userPhrases + numbers + englishStopWords + partsOfEnglish + cutPhrases
    + footers

  private init(
    _ kind: String, _ text: String, has holds: [String] = [], no matches: [String] = [],
    order: [(better: String, worse: String)] = [], words: [String] = []
  ) {
    self.init("\(kind): \(text.prefix(24))", text, holds: holds)
    self.matches = matches
    self.order = order
    self.words = words
  }

  private static let longPhrases = [
    "中华人民共和国固体废物污染环境防治法", "中央人民政府驻香港特别行政区联络办公室", "中国特色高水平高职学校和专业建设计划",
    "中国共产党领导的多党合作和政治协商制度", "1+X证书", "15分钟健身圈", "12345政务服务便民热线", "PM2.5平均浓度", "G60科创走廊",
    "21世纪海上丝绸之路", "一体化国家战略体系和能力",
  ].map { phrase in
    KeyphraseCase("long phrase", "会上介绍了\(phrase)，与会人员就\(phrase)提出建议。", has: [phrase])
  }

  private static let longLatin = [
    KeyphraseCase(
      "long Latin", "患者服用Acetaminophenol后退热，Acetaminophenol不宜过量。", has: ["acetaminophenol"]),
    KeyphraseCase(
      "long Latin", "实验使用Dichlorodiphenylether溶液，再次配制Dichlorodiphenylether溶液。",
      has: ["dichlorodiphenylether"]),
  ]

  private static let userPhrases = [
    KeyphraseCase("user's phrase", "雨后蕈类很多，采蕈要当心，有毒的蕈不可食。", has: ["蕈"], words: ["蕈"]),
    KeyphraseCase(
      "user's phrase", "市民可以查看老旧小区加装电梯财政补助资金管理办法试行稿，并对老旧小区加装电梯财政补助资金管理办法试行稿提出意见。",
      has: ["老旧小区加装电梯财政补助资金管理办法试行稿"], words: ["老旧小区加装电梯财政补助资金管理办法试行稿"]),
    KeyphraseCase(
      "user's phrase", "三号线、四号线合称双星线·环湖+，双星线·环湖+明年开通。", has: ["双星线·环湖+"], words: ["双星线·环湖+"]),
  ]

  private static let numbers = [
    KeyphraseCase("number", "依照第三十七条规定的程序，责令改正。", no: ["(三?十)?七条.*"]),
    KeyphraseCase("number", "参照第一百零六条第三款执行。", no: ["(零)?六条.*", "三款.*"]),
    KeyphraseCase("number", "二〇一九年国民经济和社会发展统计公报", no: ["九年.*", ".*二〇一九"]),
    KeyphraseCase("number", "新建高标准农田2.4万亩。", has: ["高标准农田"], no: [".*2\\.4万", "4万亩", ".*农田2"]),
    KeyphraseCase("number", "城镇化率提高到百分之六十七点二。", has: ["城镇化率"], no: ["(六?十)?七点二", ".*百分之"]),
    KeyphraseCase("number", "全年接待游客3200万人次，旅游收入增长12.5%。", no: [".*3200万?", "万?人次.*", ".*12"]),
    KeyphraseCase("number", "会议于2018年11月27日召开。", no: ["[0-9]+年.*", "年.*", "月.*", "日召开"]),
    KeyphraseCase("number", "历时三个月完成第五次全国经济普查。", has: ["第五次全国经济普查"], no: ["个?月完成.*", "次全国.*"]),
  ]

  private static let englishStopWords = [
    KeyphraseCase(
      "English stop word", "To be or not to be, that is the question. 哈姆雷特的独白。",
      has: ["question"], no: ["(?i)(to|be|or|not|that|is|the)( .*)?", "(?i).* (to|be|or|the)"]),
    KeyphraseCase(
      "English stop word", "We propose a method for the analysis of data. 数据分析方法。",
      has: ["数据分析"], no: ["(?i)(we|a|for|the|of)( .*)?", "(?i).* (a|for|of|the)"]),
    KeyphraseCase(
      "English stop word", "店名叫The Corner，就在街角。", no: ["(?i)the.*", "(?i).*店名叫the"]),
  ]

  private static let partsOfEnglish = [
    KeyphraseCase(
      "part of English", "她在Morgan Stanley银行担任分析师。", no: ["(?i)stanley银行.*", "(?i).+morgan"]),
    KeyphraseCase(
      "part of English", "办公室统一安装Visual Studio软件。", no: ["(?i)studio软件", "(?i).*安装visual"]),
    KeyphraseCase(
      "part of English", "采用Hat公司的系统，再装Open Office套件。", has: ["hat公司"], no: ["(?i)office套件"]),
  ]

  private static let cutPhrases = [
    KeyphraseCase("cut phrase", "课后留两道思考题供同学讨论。", no: ["题供.*", ".*留两道"]),
    KeyphraseCase("cut phrase", "音质比外观要紧，售后比价格要紧。", has: ["音质"], no: ["音质比外观", "售后比价格"]),
    KeyphraseCase("cut phrase", "根据《创新型城市建设管理规定》，制定实施细则。", no: ["城市建设管理", "创新型城市建设", "建设管理规定"]),
    KeyphraseCase(
      "cut phrase", "坚持“走在前、挑大梁、多作贡献”的要求。", has: ["走在前、挑大梁、多作贡献"], no: ["挑大梁、.*", "“.*", ".*”"]),
  ]

  /// What is not reached yet: a part is not cut out of the longer term.
  static let stillWrong = [
    KeyphraseCase("number", "全年接待游客3200万人次，旅游收入增长12.5%。", has: ["旅游收入"]),
    KeyphraseCase("cut phrase", "课后留两道思考题供同学讨论。", no: [".*两道思考"]),
    KeyphraseCase("part of a term", "患者入院后完善心电图检查。\n给予抗凝药物治疗。\n", has: ["心电图"]),
  ]

  private static let footers = [
    KeyphraseCase(
      "footer",
      (1...6).map { page in
        let lines = ["安装变压器。", "排查边坡隐患。", "更换老化电缆。", "清理河道淤积。", "检修发动机。", "恢复临时便道。"]
        return "\(lines[page - 1])\n施工档案 不得外传 第\(page)页 共6页\n"
      }.joined(),
      order: [("变压器", "施工档案"), ("变压器", "不得外传")])
  ]
}
