import FenciTestSupport
import Testing

/// Users' words with blanks, punctuation, digits and Latin letters, which other segmenters cut before
/// they ask the dictionary.
struct ReportedCasesSignsTests {
  static let blanksAndPunctuation = [
    ReportedCase("fxsjy/jieba#300", ["Edu Trust认证"], "Edu Trust认证", "Edu Trust认证"),
    ReportedCase(
      "fxsjy/jieba#300", ["Apple Macbook"], "This is an Apple Macbook", "This|is|an|Apple Macbook"),
    ReportedCase("fxsjy/jieba#300", ["小王 , 小白, 小張"], "小王 , 小白, 小張", "小王 , 小白, 小張"),
    ReportedCase("fxsjy/jieba#300", ["<song>娃哈哈</song>"], "<song>娃哈哈</song>", "<song>娃哈哈</song>"),
    ReportedCase("fxsjy/jieba#356", ["a/d", "d/a"], "a/d和d/a", "a/d|和|d/a"),
    ReportedCase("fxsjy/jieba#363", ["C++", "C#"], "C++和C#", "C++|和|C#"),
    ReportedCase("fxsjy/jieba#385", ["*ST舜船"], "*ST舜船", "*ST舜船"),
    ReportedCase(
      "fxsjy/jieba#385", ["<NUM>", "<ENG>", "<UNK>"], "我今天买了<NUM>块钱的<UNK>，<ENG>还不错",
      "我|今天|买|了|<NUM>|块钱|的|<UNK>|，|<ENG>|还|不错"),
    ReportedCase("fxsjy/jieba#405", ["CH125 Spacy"], "CH125 Spacy", "CH125 Spacy"),
    ReportedCase(
      "fxsjy/jieba#419", ["Criminal Minds", "Iron Fist"], "Criminal Minds，Iron Fist",
      "Criminal Minds|，|Iron Fist"),
    ReportedCase("fxsjy/jieba#423", ["迈克尔·乔丹"], "迈克尔·乔丹", "迈克尔·乔丹"),
    ReportedCase("fxsjy/jieba#536", ["冯·诺伊曼"], "冯·诺伊曼是公认", "冯·诺伊曼|是|公认"),
    ReportedCase("fxsjy/jieba#536", ["弗里德里克·泰勒"], "叫弗里德里克·泰勒，", "叫|弗里德里克·泰勒|，"),
    ReportedCase("fxsjy/jieba#549", ["[笑CRY]"], "[笑CRY]", "[笑CRY]"),
    ReportedCase(
      "fxsjy/jieba#607", ["<song>丑女七回头</song>"], "<song>丑女七回头</song>", "<song>丑女七回头</song>"),
    ReportedCase("fxsjy/jieba#623", ["[泪]", "[白眼]"], "[泪][白眼]", "[泪]|[白眼]"),
    ReportedCase("fxsjy/jieba#697", ["{UM}"], "{UM}卡", "{UM}|卡"),
    ReportedCase("fxsjy/jieba#824", ["[抓狂]", "重口味女秘书"], "[抓狂] //@重口味女秘书:", "[抓狂]|/|/|@|重口味女秘书|:"),
    ReportedCase("fxsjy/jieba#938", ["《留守女士》"], "《留守女士》", "《留守女士》"),
    ReportedCase("yanyiwu/cppjieba#67", ["同一个世界，同一个梦想"], "同一个世界，同一个梦想", "同一个世界，同一个梦想"),
    ReportedCase("yanyiwu/gojieba#108", ["you are"], "you are good", "you are|good"),
    ReportedCase("messense/jieba-rs#75", ["Louis Vuitton"], "Louis Vuitton", "Louis Vuitton"),
    ReportedCase(
      "messense/jieba-rs#75", ["Calvin Klein Collection"], "Calvin Klein Collection",
      "Calvin Klein Collection"),
    ReportedCase(
      "messense/jieba-rs#75", ["example-word", "example word"], "example-word example word",
      "example-word|example word"),
    ReportedCase("messense/jieba-rs#75", ["中文 空格", "中文-符号"], "中文 空格中文-符号", "中文 空格|中文-符号"),
    ReportedCase(
      "lancopku/pkuseg-python#109", ["Color OS", "前摄像头"], "Color OS前摄像头", "Color OS|前摄像头"),
    ReportedCase("anderscui/jieba.NET#43", ["艾尔肯·吐尼亚孜"], "艾尔肯·吐尼亚孜新疆阿克苏人", "艾尔肯·吐尼亚孜|新疆|阿克苏|人"),
    ReportedCase("hankcs/HanLP#122", ["Android 5.0"], "Android 5.0", "Android 5.0"),
    ReportedCase(
      "hankcs/HanLP#721", ["Mystery Ranch", "Altec Lansing Technologies"],
      "Mystery Ranch，Altec Lansing Technologies", "Mystery Ranch|，|Altec Lansing Technologies"),
    ReportedCase(
      "baidu/lac#83", ["iphone 12", "the shy"], "iphone 12，the shy", "iphone 12|，|the shy"),
  ]

  static let lettersAndDigits = [
    ReportedCase("fxsjy/jieba#254", ["尿β２微球蛋白值"], "尿β２微球蛋白值", "尿β２微球蛋白值"),
    ReportedCase("fxsjy/jieba#280", ["ck"], "lock", "lock"),
    ReportedCase("fxsjy/jieba#369", ["歼-10"], "歼-10", "歼-10"),
    ReportedCase("fxsjy/jieba#468", ["5w-30"], "5w-30", "5w-30"),
    ReportedCase("fxsjy/jieba#514", ["lic", "ens", "ces", "e"], "license", "license"),
    ReportedCase("fxsjy/jieba#514", ["w底"], "了w底出现了", "了|w底|出现|了"),
    ReportedCase("fxsjy/jieba#514", ["w底"], "wow底出现了", "wow|底|出现|了"),
    ReportedCase("fxsjy/jieba#536", ["-26.95%"], "降幅为-26.95%，", "降幅|为|-26.95%|，"),
    ReportedCase("fxsjy/jieba#536", ["-3480.83万元"], "减少-3480.83万元，", "减少|-3480.83万元|，"),
    ReportedCase("fxsjy/jieba#536", ["test-test"], "test-test", "test-test"),
    ReportedCase("fxsjy/jieba#551", ["a字群"], "a字群", "a字群"),
    ReportedCase("fxsjy/jieba#626", ["SK-II"], "SK-II", "SK-II"),
    ReportedCase(
      "fxsjy/jieba#659", ["现代汉语文本切分与词性标注规范Ｖ1.0"], "《现代汉语文本切分与词性标注规范Ｖ1.0》", "《|现代汉语文本切分与词性标注规范Ｖ1.0|》"
    ),
    ReportedCase("fxsjy/jieba#671", ["β细胞"], "胰岛β细胞功能", "胰岛|β细胞|功能"),
    ReportedCase("fxsjy/jieba#749", ["糖类抗原19-9"], "糖类抗原19-9", "糖类抗原19-9"),
    ReportedCase("fxsjy/jieba#749", ["19-9"], "糖类抗原19-9", "糖类|抗原|19-9"),
    ReportedCase("fxsjy/jieba#959", ["arni"], "learning", "learning"),
    ReportedCase(
      "fxsjy/jieba#959", ["acarbose", "arb"], "orlistat and acarbose", "orlistat|and|acarbose"),
    ReportedCase("fxsjy/jieba#1049", ["大黄䓬虫"], "大黄䓬虫", "大黄䓬虫"),
    ReportedCase("qinwf/jiebaR#48", ["的𠝹刀"], "的𠝹刀", "的𠝹刀"),
    ReportedCase("messense/jieba-rs#75", ["Dolce&Gabbana"], "Dolce&Gabbana", "Dolce&Gabbana"),
    ReportedCase("messense/jieba-rs#75", ["田-女士"], "市民田-女士急匆匆", "市民|田-女士|急匆匆"),
    ReportedCase("anderscui/jieba.NET#42", ["短P-R间期"], "短P-R间期", "短P-R间期"),
  ]

  @Test(.long, arguments: blanksAndPunctuation)
  func wordsWithBlanksAndPunctuation(_ reported: ReportedCase) throws { try reported.check() }

  @Test(arguments: lettersAndDigits)
  func wordsWithLettersAndDigits(_ reported: ReportedCase) throws { try reported.check() }

  /// No thread: what stands in the titles of policy texts.
  @Test func bracketsOfTitles() throws {
    let words = ["（试行）", "（征求意见稿）", "[2024]"]
    for word in words {
      let reported = ReportedCase("titles", words, "办法" + word + "通知", "办法|" + word + "|通知")
      try reported.check()
    }
  }
}
