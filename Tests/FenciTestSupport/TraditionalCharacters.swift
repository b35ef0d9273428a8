/// Common characters whose traditional form is outside GB 2312, with a reading of each.
enum TraditionalCharacters {
  /// Simplified form, traditional form and reading.
  private static let table = """
    条條tiáo 应應yīng 当當dāng 规規guī 业業yè 国國guó 会會huì 关關guān 设設shè 门門mén 务務wù 机機jī 区區qū 产產chǎn 经經jīng 发發fā
    员員yuán 对對duì 为爲wèi 资資zī 责責zé 动動dòng 进進jìn 实實shí 处處chù 单單dān 构構gòu 级級jí 护護hù 体體tǐ 权權quán 内內nèi
    证證zhèng 时時shí 并並bìng 监監jiān 开開kāi 议議yì 划劃huà 审審shěn 报報bào 标標biāo 计計jì 组組zǔ 项項xiàng 办辦bàn 违違wéi 营營yíng
    据據jù 职職zhí 请請qǐng 个個gè 县縣xiàn 学學xué 调調diào 与與yǔ 决決jué 织織zhī 场場chǎng 检檢jiǎn 农農nóng 强強qiáng 费費fèi 执執zhí
    备備bèi 术術shù 专專zhuān 运運yùn 质質zhì 协協xié 范範fàn 罚罰fá 采採cǎi 过過guò 确確què 统統tǒng 环環huán 书書shū 结結jié 况況kuàng
    负負fù 现現xiàn 济濟jì 准準zhǔn 义義yì 财財cái 车車chē 电電diàn 记記jì 诉訴sù 导導dǎo 万萬wàn 点點diǎn 预預yù 认認rèn 给給gěi
    数數shù 间間jiān 乡鄉xiāng 偿償cháng 从從cóng 节節jié 销銷xiāo 医醫yī 验驗yàn 将將jiāng 险險xiǎn 长長zhǎng 围圍wéi 价價jià 种種zhǒng 严嚴yán
    养養yǎng 税稅shuì 损損sǔn 无無wú 许許xǔ 续續xù 总總zǒng 态態tài 适適shì 额額é 气氣qì 卫衛wèi 补補bǔ 举舉jǔ 担擔dān 筑築zhù
    评評píng 线線xiàn 传傳chuán 见見jiàn 转轉zhuǎn 属屬shǔ 领領lǐng 变變biàn 励勵lì 广廣guǎng 参參cān 辖轄xiá 际際jì 输輸shū 绿綠lǜ 军軍jūn
    装裝zhuāng 矿礦kuàng 华華huá 联聯lián 测測cè 镇鎮zhèn 台臺tái 讼訟sòng 问問wèn 选選xuǎn 纳納nà 创創chuàng 优優yōu 网網wǎng 托託tuō 别別bié
    货貨huò 达達dá 赔賠péi 题題tí 疗療liáo 约約yuē 药藥yào 称稱chēng 类類lèi 积積jī 团團tuán 废廢fèi 则則zé 劳勞láo 坚堅jiān 维維wéi
    该該gāi 园園yuán 录錄lù 须須xū 众衆zhòng 复復fù 户戶hù 视視shì 识識shí 响響xiǎng 综綜zōng 减減jiǎn 没沒méi 债債zhài 群羣qún 购購gòu
    遗遺yí 鉴鑑jiàn 编編biān 儿兒ér 两兩liǎng 灾災zāi 游遊yóu 训訓xùn 稳穩wěn 极極jí 师師shī 风風fēng 来來lái 争爭zhēng 让讓ràng 还還hái
    满滿mǎn 试試shì 础礎chǔ 坏壞huài 继繼jì 状狀zhuàng 观觀guān 订訂dìng 纠糾jiū 东東dōng 这這zhè 扩擴kuò 占佔zhàn 党黨dǎng 银銀yín 缴繳jiǎo
    释釋shì 离離lí 筹籌chóu 战戰zhàn 树樹shù 询詢xún 论論lùn 残殘cán 号號hào 奖獎jiǎng 辆輛liàng 带帶dài 买買mǎi 们們men 卖賣mài 层層céng
    """

  /// Traditional forms by simplified ones.
  static let forms: [Character: Character] = {
    var forms: [Character: Character] = [:]
    for entry in table.split(whereSeparator: \.isWhitespace) {
      let characters = Array(entry)
      forms[characters[0]] = characters[1]
    }
    return forms
  }()

  /// The traditional forms with their readings.
  static let readings: [(character: Character, reading: String)] =
    table.split(whereSeparator: \.isWhitespace).map { entry in
      (Array(entry)[1], String(entry.dropFirst(2)))
    }
}
