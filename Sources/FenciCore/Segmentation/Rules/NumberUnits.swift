/// The units that may follow a number, and the words that begin like a unit. Characters are stored
/// as codes, which are the numbers of characters in a lexicon.
///
/// Each segmenter creates this table once. An entry has up to four characters. An entry is left out
/// if the lexicon does not have all of its characters.
struct NumberUnits: Sendable {
  /// The role of an entry if it follows a number.
  enum Role: UInt8 {
    /// The entry is a unit, even if a longer word begins with it. In 三|个|人, 个 is a unit although 个人
    /// is a word.
    case bounded
    /// The entry is a unit, unless a longer word begins with it: 三|部|手机, but 三|部门.
    case open
    /// The entry is a word, which wins over the unit at its beginning: 三|人民.
    case word
  }

  /// The units with the role `bounded`, which are units even if a longer word begins with them.
  static let bounded = """
    个 名 位 条 项 件 只 头 匹 张 片 块 颗 粒 枚 根 株 棵 支 枝 把 本 册 卷 篇 幅 首 封 份 页 句 段 架 辆 艘 台 套 座 栋 \
    幢 间 扇 盏 顶 顿 瓶 杯 碗 袋 桶 盒 箱 筐 桌 筒 罐 滴 串 束 捆 堆 摞 沓 宗 桩 例 届 章 节 款 种 类 样 场 次 趟 遍 轮 \
    批 倍 人 年 月 日 天 周 岁 元 块 毛 吨 斤 两 克 米 里 亩 升 丈 尺 寸 户 幕 集 国 家 所 号 代 点 分 时 期 级 处 道 层 \
    声 起 笔 组 件套 \
    周岁 周年 年代 世纪 季度 月份 小时 分钟 点钟 秒钟 刻钟 钟头 人次 人份 架次 场次 车次 班次 艘次 辆次 台次 年级 \
    块钱 毛钱 分钱 角钱 公里 公斤 公顷 公尺 公分 公升 公担 公吨 公亩 英里 英尺 英寸 英亩 英镑 海里 华里 市斤 市尺 光年 \
    千米 千克 千瓦 千卡 千赫 千伏 千帕 千瓦时 千字节 毫米 毫克 毫升 毫秒 毫安 厘米 分米 微米 微克 微升 微秒 纳米 纳秒 \
    兆瓦 兆瓦时 兆赫 兆帕 兆字节 字节 赫兹 伏特 安培 瓦特 焦耳 分贝 摄氏度 华氏度 马力 加仑 盎司 品脱 克拉 吨级 \
    平方米 平方公里 平方千米 平方厘米 平方毫米 平方尺 平米 立方米 立方厘米 立方分米 立方公里 立方 \
    美元 美金 美分 欧元 日元 港元 港币 韩元 澳元 加元 卢布 卢比 泰铢 比索 法郎 马克 先令 便士 人民币 新台币 台币 \
    百分点 标准箱 壶 碟 笼 拨 尊 磅 帧 坪 码 箭 星期 礼拜 课时 学分 大卡 毫伏 欧姆 牛顿 摩尔 像素 千焦
    """

  /// The units with the role `open`, which are units unless a longer word begins with them.
  static let open = """
    秒 刻 度 角 成 口 部 门 楼 辈 面 对 双 副 排 列 行 队 班 股 路 线 手 针 剂 味 步 拳 脚 盘 局 圈 环 阶 折 回 下 包 夜 旬 \
    季 世 省 市 县 区 镇 乡 村 方 字 伏 瓦 安 帕 群 派 票 尾 床 眼 缕 帖 令 员 具 发 任 审 晚 宿 车 球 版 室 方面 阶段 系列
    """

  /// The words that win over the bounded unit at their beginning.
  static let words = """
    人民 人口 人类 人力 人才 人员 人马 年底 年初 年末 年度 月底 月初 月末 元旦 元宵 里程碑 位数 节气 段落 支柱 台阶 周期 \
    集团 集团军 集中 国际 国内 国道 国家 家庭 家长 代表 分院 分部 分团 分队 分会 分局 分行 分公司 分支 分店 分校 分册 \
    分区 时间 时期 时代 时刻 时段 期间 级别 层次 层面 声道 组织 组合
    """

  /// The first characters of the units that may follow 个. These units are 月, 小时, 星期, 礼拜, 钟头, 季度, 世纪
  /// and 百分点.
  static let firstsAfterGeneral = "月小星礼钟季世百"

  /// An entry as Unicode scalars.
  private struct Entry {
    let scalars: [Unicode.Scalar]
    let role: Role
  }

  /// All entries. If an entry is in several lists, its role in the last list counts.
  private static let entries: [Entry] =
    [(bounded, Role.bounded), (open, .open), (words, .word)].flatMap { list, role in
      list.unicodeScalars.split { $0 == " " || $0 == "\n" }
        .map { Entry(scalars: Array($0), role: role) }
    }

  /// By entry, in ascending order: the codes of its characters. The first code is in the highest
  /// bits.
  private let keys: [UInt64]
  private let roles: [Role]
  /// By code, one bit each: whether an entry begins with this code.
  private let firsts: [UInt64]
  /// By 64-bit element of `firsts`: the number of bits that are set in the elements before it.
  private let ranks: [UInt16]
  /// By set bit of `firsts`: the index in `keys` of the first entry that begins with this code. One
  /// more element is the number of entries.
  private let groups: [UInt16]
  private let demonstratives: SIMD8<UInt16>
  private let general: UInt16
  /// The codes of the characters in `firstsAfterGeneral`.
  private let afterGeneral: SIMD8<UInt16>

  init(_ codeMap: CharacterMap) {
    let found = Self.entries.compactMap { entry in
      Self.key(entry.scalars, codeMap).map { (key: $0, role: entry.role) }
    }
    // Equal keys remain in the order of the lists, so the last one is from the last list.
    let sorted = found.indices.sorted { (found[$0].key, $0) < (found[$1].key, $1) }
    let last = sorted.indices.filter {
      $0 + 1 == sorted.count || found[sorted[$0]].key != found[sorted[$0 + 1]].key
    }
    keys = last.map { found[sorted[$0]].key }
    roles = last.map { found[sorted[$0]].role }
    var firsts = [UInt64](repeating: 0, count: ImageFormat.maximumAlphabet / 64)
    var groups: [UInt16] = []
    for (number, key) in keys.enumerated() {
      if firsts[Int(key >> 54)] >> (key >> 48 & 63) & 1 == 0 { groups.append(UInt16(number)) }
      firsts[Int(key >> 54)] |= 1 << (key >> 48 & 63)
    }
    var ranks: [UInt16] = []
    var rank: UInt16 = 0
    for bits in firsts {
      ranks.append(rank)
      rank += UInt16(bits.nonzeroBitCount)
    }
    self.firsts = firsts
    self.ranks = ranks
    self.groups = groups + [UInt16(keys.count)]
    var demonstratives = SIMD8<UInt16>()
    for (place, scalar) in "这那同另某任又各".unicodeScalars.enumerated() {
      demonstratives[place] = codeMap.code(of: scalar.value)
    }
    self.demonstratives = demonstratives
    general = codeMap.code(of: 0x4E2A)
    var afterGeneral = SIMD8<UInt16>()
    for (place, scalar) in Self.firstsAfterGeneral.unicodeScalars.enumerated() {
      afterGeneral[place] = codeMap.code(of: scalar.value)
    }
    self.afterGeneral = afterGeneral
  }

  private static func key(_ scalars: [Unicode.Scalar], _ codeMap: CharacterMap) -> UInt64? {
    var key: UInt64 = 0
    for (place, scalar) in scalars.enumerated() {
      let code = codeMap.code(of: scalar.value)
      guard code != 0 else { return nil }
      key |= UInt64(code) << UInt64(48 - 16 * place)
    }
    return key
  }
}

extension NumberUnits {
  /// Finds the longest entry that begins at `start`. Returns its end and its role.
  ///
  /// - Complexity: O(*n*) in the number of entries that begin with the first character.
  @inline(__always)
  func longest(
    _ codes: Scratch<UInt16>.View, from start: Int, to end: Int
  ) -> (end: Int, role: Role)? {
    let first = codes[start]
    let bits = firsts[Int(first >> 6)]
    guard bits >> UInt64(first & 63) & 1 != 0 else { return nil }
    let below = bits & ((1 &<< UInt64(first & 63)) &- 1)
    let group = Int(ranks[Int(first >> 6)]) &+ below.nonzeroBitCount
    var text: UInt64 = 0
    // `codes` has four more elements after the last code. Their values do not matter.
    for place in 0..<4 { text = text &<< 16 | UInt64(codes[start &+ place]) }
    // Several entries may match the text here. The last one of them is the longest.
    var entry = Int(groups[group &+ 1])
    while entry > Int(groups[group]) {
      entry &-= 1
      let key = keys[entry]
      let zeros = key.trailingZeroBitCount & ~15
      if (key ^ text) >> UInt64(zeros) == 0 {
        let last = start &+ 4 &- zeros / 16
        if last <= end { return (last, roles[entry]) }
      }
    }
    return nil
  }

  /// Whether a character may come before 一 and a noun, as in 这一条件 or 又一项目.
  func isDemonstrative(_ code: UInt16) -> Bool {
    demonstratives.indices.contains { demonstratives[$0] == code } && code != 0
  }

  /// Whether a character is 个, which is the general unit.
  func isGeneral(_ code: UInt16) -> Bool { code == general }

  /// The end of the unit that follows 个, such as 月, 小时, 星期 or 百分点; nil if no such unit follows.
  func endAfterGeneral(
    _ codes: Scratch<UInt16>.View, from start: Int, to end: Int
  ) -> Int? {
    let first = codes[start]
    guard start < end, first != 0,
      afterGeneral.indices.contains(where: { afterGeneral[$0] == first })
    else { return nil }
    guard let (end, role) = longest(codes, from: start, to: end), role != .word else { return nil }
    return end
  }
}
