import Fenci
import FenciTestSupport
import Testing

/// Two hundred entries of the standard dictionary in simplified, traditional and mixed spelling: each
/// spelling is the same single entry, one token, and its range is exactly the spelling.
struct MixedScriptTests {
  /// An entry in its simplified and its traditional spelling.
  struct Pair: Sendable, CustomTestStringConvertible {
    let simplified: String
    let traditional: String

    var testDescription: String { "\(simplified)/\(traditional)" }

    /// Of the characters that differ every second one is traditional, from the first on or from the
    /// second on.
    func mixed(from first: Int) -> String {
      var number = 0
      let characters = zip(simplified, traditional).map { simplified, traditional in
        guard simplified != traditional else { return simplified }
        number += 1
        return number % 2 == first ? traditional : simplified
      }
      return String(characters)
    }

    /// The number of characters that differ.
    var differences: Int { zip(simplified, traditional).count { $0 != $1 } }
  }

  /// Units of word segmentation. The first lines have characters for which there are several
  /// traditional ones.
  static let words = pairs(
    """
    发展/發展 发明/發明 理发/理髮 幕后/幕後 落后/落後 里面/裡面 村里/村裏 面粉/麵粉 干燥/乾燥
    干部/幹部 骨干/骨幹 恢复/恢復 重复/重複 历史/歷史 日历/日曆 分钟/分鐘 于是/於是 位于/位於
    平台/平臺 舞台/舞臺 制造/製造 研制/研製 放松/放鬆 云南/雲南 征收/徵收 象征/象徵 特征/特徵
    谷物/穀物 必须/必須 迂回/迂迴 家伙/傢伙 伙伴/夥伴 困倦/睏倦 划分/劃分 朱砂/硃砂 签名/簽名
    采取/採取 占有/佔有 旅游/旅遊 杰出/傑出 布置/佈置 公布/公佈 布局/佈局 周期/週期 周末/週末
    千万/千萬 尽管/儘管 尽力/盡力 尽快/儘快 当年/當年 叮当/叮噹 证券/證券 饥荒/饑荒 获得/獲得
    收获/收穫 获取/獲取 苏州/蘇州 坛子/罈子 外汇/外匯 向往/嚮往 启蒙/啟蒙 弥漫/瀰漫 签署/簽署
    恢复期/恢復期 创新/創新 表里如一/表裡如一 头发/頭髮 发达/發達 发扬/發揚 后来/後來 后备/後備
    后续/後續 面条/麵條 干净/乾淨 饼干/餅乾 复杂/複雜 复习/複習 复兴/復興 学历/學歷 农历/農曆
    经历/經歷 联系/聯繫 关系/關係 维系/維繫 钟头/鐘頭 钟爱/鍾愛 钟表/鐘錶 关于/關於 对于/對於
    属于/屬於 台湾/臺灣 台风/颱風 电台/電臺 轻松/輕鬆 云计算/雲計算 准备/準備 标准/標準 杂志/雜誌
    余额/餘額 业余/業餘 丑恶/醜惡 斗争/鬥爭 胡须/鬍鬚 计划/計劃 沈阳/瀋陽 细致/細緻 注册/註冊
    注释/註釋 签订/簽訂 采购/採購 占领/佔領 游览/遊覽 秋千/鞦韆 万岁/萬歲 亿万/億萬 签证/簽證
    饥饿/飢餓 复苏/復甦 论坛/論壇 团结/團結 汇报/匯報 词汇/詞彙 弥补/彌補 电视台/電視臺
    听证会/聽證會 开发/開發 开发区/開發區 发动机/發動機 发电机/發電機 发现/發現 发财/發財 颁发/頒發
    理发师/理髮師 头发丝/頭髮絲 脱发/脫髮 复制/複製 复杂性/複雜性 复员/復員 历经/歷經 历届/歷屆
    阴历/陰曆 简历/簡歷 干劲/幹勁 树干/樹幹 干线/幹線 关系网/關係網 时钟/時鐘 钟楼/鐘樓 闹钟/鬧鐘
    后顾之忧/後顧之憂 后发制人/後發制人 里应外合/裡應外合 里头/裡頭 台灯/檯燈 阳台/陽臺 讲台/講臺
    后台/後臺 柜台/櫃檯 制药/製藥 制图/製圖 绘制/繪製 缝制/縫製 编制/編製 松绑/鬆綁 准则/準則
    准确/準確 标志/標誌 谷仓/穀倉 尽职尽责/盡職盡責
    """)

  /// Terms that are phrases only.
  static let phrases = pairs(
    """
    营商环境/營商環境 乡村振兴/鄉村振興 实体经济/實體經濟 高质量发展/高質量發展
    新质生产力/新質生產力 数字经济/數字經濟 先进制造业/先進製造業 低空经济/低空經濟
    绿色发展/綠色發展 养老保险/養老保險 职业教育/職業教育 国有企业/國有企業 民营企业/民營企業
    个体工商户/個體工商戶 生态环境/生態環境 节能减排/節能減排 脱贫攻坚/脫貧攻堅
    区域协调发展/區域協調發展 长江经济带/長江經濟帶 粤港澳大湾区/粵港澳大灣區
    自由贸易试验区/自由貿易試驗區 供给侧结构性改革/供給側結構性改革 战略性新兴产业/戰略性新興產業
    现代化产业体系/現代化產業體系 龙头企业/龍頭企業 医药卫生/醫藥衛生 税收优惠/稅收優惠
    财政补贴/財政補貼 劳动合同/勞動合同 纪检监察/紀檢監察 党风廉政建设/黨風廉政建設
    """)

  @Test func thereAreTwoHundred() {
    let all = Self.words + Self.phrases
    #expect(all.count == 200)
    #expect(Set(all.map(\.simplified)).count == 200)
    #expect(all.allSatisfy { $0.simplified.count == $0.traditional.count && $0.differences > 0 })
    #expect(all.count { $0.differences > 1 } >= 130, "these have spellings that are truly mixed")
  }

  @Test(.long, arguments: words)
  func wordIsOneTokenInAllSpellings(_ pair: Pair) throws {
    let entry = try #require(Lexicon.standard.entry(for: pair.simplified))
    #expect(entry.isWord)
    try check(pair, entry, .words)
  }

  @Test(arguments: phrases)
  func phraseIsOneTokenInAllSpellings(_ pair: Pair) throws {
    let entry = try #require(Lexicon.standard.entry(for: pair.simplified))
    #expect(entry.isPhrase)
    try check(pair, entry, .phrases)
  }

  private func check(
    _ pair: Pair, _ entry: Lexicon.Entry, _ granularity: Segmenter.Granularity
  ) throws {
    #expect(entry.word == pair.simplified)
    let mixed = [pair.mixed(from: 1), pair.mixed(from: 0)]
    if pair.differences > 1 {
      #expect(Set(mixed + [pair.simplified, pair.traditional]).count == 4)
    }
    for spelling in [pair.simplified, pair.traditional] + mixed {
      #expect(Lexicon.standard.entry(for: spelling) == entry, "\(spelling)")
      for method in Segmenter.Method.allCases {
        let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
        let tokens = segmenter.tokens(in: "，\(spelling)。")
        // The comma and the full stop have three bytes each.
        let end = 3 + spelling.utf8.count
        #expect(
          tokens.map(\.utf8Range) == [0..<3, 3..<end, end..<end + 3], "\(spelling), \(method)")
        let token = try #require(tokens.dropFirst().first)
        #expect(tokens.surface(of: token) == spelling)
        #expect(tokens.normalizedForm(of: token) == entry.word)
        #expect(tokens.tag(of: token) == entry.tag)
        #expect(token.isKnown && (token.kind == .word || token.kind == .number))
      }
    }
  }

  /// A traditional character that is simplified in one word and kept in another one.
  @Test(arguments: [
    ("乾坤", "乾坤"), ("乾隆", "乾隆"), ("乾燥", "干燥"), ("乾净", "干净"), ("幹部", "干部"),
    ("干涉", "干涉"), ("餘額", "余额"), ("瞭望", "瞭望"), ("著作", "著作"),
  ])
  func wordHasTheFormOfTheDictionary(_ spelling: String, _ word: String) {
    let tokens = Segmenter(lexicon: .standard, method: .probability).tokens(in: "，\(spelling)。")
    #expect(tokens.map { tokens.surface(of: $0) } == ["，", spelling, "。"])
    #expect(tokens.map { tokens.normalizedForm(of: $0) } == ["，", word, "。"])
  }

  private static func pairs(_ table: String) -> [Pair] {
    table.split(whereSeparator: \.isWhitespace).map { pair in
      let spellings = pair.split(separator: "/").map(String.init)
      return Pair(simplified: spellings[0], traditional: spellings[1])
    }
  }
}
