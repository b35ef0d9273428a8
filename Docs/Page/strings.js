"use strict";

// The texts of the interface in both languages.

const strings = {
  zh: {
    other: "English", summary: "中文分词、关键词、网页修复。全部在本页计算，文字不会离开这台设备。",
    source: "输入", text: "文本", example: "示例", open: "打开文件", clear: "清空",
    hint: "输入文字，或把文件拖到本页任意处。UTF-8、UTF-16、GB 18030 自动识别。",
    words: "用户词典", wordsHint: "每行一词，可加词频和词性；不写词频的词总是成词。",
    line: (number) => `第 ${number} 行：`,
    views: "结果", keys: "关键词", segments: "词语", repair: "修复",
    method: "方法", granularity: "粒度", names: "人名", ranking: "方法", top: "个数",
    repairFirst: "先修复", copy: "复制 JSON", copyText: "复制修复后的文本", progress: "进度",
    examples: {
      "": "选择…", article: "政策文章", page: "损坏的网页", hard: "歧义句", encoding: "编码错误",
    },
    methods: {
      standard: "默认", trained: "模型", probability: "最大概率", bidirectional: "双向最大匹配",
      forward: "正向最大匹配", backward: "逆向最大匹配", mmseg: "MMSEG",
    },
    granularities: { words: "词", phrases: "短语", search: "搜索", all: "全部词" },
    nameChoices: { joined: "姓名合一", split: "姓、名分开" },
    rankings: { tfidf: "TF-IDF", textrank: "TextRank" },
    loading: "正在载入词典和模型…", working: "正在计算…", copying: "正在准备复制…",
    empty: "没有文字", none: "没有关键词", clean: "没有发现损坏",
    copied: (size) => `已复制 ${size} 个字符`, refused: "浏览器不允许复制",
    tooLong: "内容太长，无法复制：请用 fenci 命令", tooLarge: "文件超过 100 MB：请用 fenci 命令",
    failed: (message) => `出错了：${message}`, old: "浏览器太旧：需要 WebAssembly 和 DecompressionStream",
    file: (name, size) => `${name}（${size}）`, remove: "移除",
    part: (kind) => ({
      words: "文本较长，下面只显示前 2,000 个词；统计包括全文。",
      text: "文本较长，下面只显示前 20,000 个字符；列表包括全文。",
    })[kind],
    foundWords: (count) => `${count} 个词`, foundKeys: (count) => `${count} 个关键词`,
    foundEdits: (count) => `修复 ${count} 处`, time: (time) => `用时 ${time}`,
    occurrences: (count) => `${count} 处`, all: (count) => `全部 ${count} 处`,
    occurrence: (number) => `第 ${number} 处`, keyword: (rank) => `关键词 ${rank}`,
    score: "得分", why: "得分由来：", feature: "特征", product: "值 × 权重", amount: "贡献",
    termhood: "术语度", salience: "显著度", skip: "跳到正文", body: "正文", list: "列表",
    original: "原文", replacement: "修复", kind: "种类", confidence: "可信度", times: "次数",
    moreRows: (count) => `另有 ${count} 种修复未列出`,
    kinds: {
      annotation: "注音", shiftedRun: "错位", lostCharacter: "缺字", space: "空格",
      encoding: "编码", markup: "标记", lineBreak: "换行", blank: "空格", pageLine: "页眉",
    },
    tag: "词性", unknownWord: "虚线：词典没有的词", noTag: "无",
  },
  en: {
    other: "中文",
    summary: "Chinese words, key phrases and repair of damaged pages. All work is done in this page: no text leaves this device.",
    source: "Input", text: "Text", example: "Example", open: "Open a file", clear: "Clear",
    hint: "Type, or drop a file anywhere on the page. UTF-8, UTF-16 and GB 18030 are recognised.",
    words: "User words",
    wordsHint: "One word a line, with count and tag if you like; a word without a count always wins.",
    line: (number) => `Line ${number}: `,
    views: "Results", keys: "Key phrases", segments: "Words", repair: "Repair",
    method: "Method", granularity: "Granularity", names: "Names", ranking: "Method", top: "Number",
    repairFirst: "Repair first", copy: "Copy JSON", copyText: "Copy the repaired text",
    progress: "Progress",
    examples: {
      "": "Choose…", article: "Policy article", page: "Damaged page", hard: "Ambiguous sentences",
      encoding: "Wrong encoding",
    },
    methods: {
      standard: "default", trained: "model", probability: "probability",
      bidirectional: "bidirectional", forward: "forward", backward: "backward", mmseg: "MMSEG",
    },
    granularities: { words: "words", phrases: "phrases", search: "search", all: "all words" },
    nameChoices: { joined: "joined", split: "split" },
    rankings: { tfidf: "TF-IDF", textrank: "TextRank" },
    loading: "Loading the dictionary and the model…", working: "Working…", copying: "Preparing the copy…",
    empty: "No text", none: "No key phrases", clean: "No damage found",
    copied: (size) => `Copied ${size} characters`, refused: "The browser does not allow to copy",
    tooLong: "Too long to copy: use the fenci command",
    tooLarge: "The file is larger than 100 MB: use the fenci command",
    failed: (message) => `Failed: ${message}`,
    old: "This browser is too old: WebAssembly and DecompressionStream are needed",
    file: (name, size) => `${name} (${size})`, remove: "Remove",
    part: (kind) => ({
      words: "A long text: only its first 2,000 words are shown. The counts cover all of it.",
      text: "A long text: only its first 20,000 characters are shown. The list covers all of it.",
    })[kind],
    foundWords: (count) => `${count} words`, foundKeys: (count) => `${count} key phrases`,
    foundEdits: (count) => `${count} repairs`, time: (time) => time,
    occurrences: (count) => `${count} ×`, all: (count) => `all ${count} places`,
    occurrence: (number) => `place ${number}`, keyword: (rank) => `key phrase ${rank}`,
    score: "score", why: "Score: ", feature: "feature", product: "value × weight", amount: "amount",
    termhood: "termhood", salience: "salience", skip: "Skip to the text", body: "Text", list: "List",
    original: "original", replacement: "repair", kind: "kind", confidence: "confidence", times: "times",
    moreRows: (count) => `${count} other repairs are not listed`,
    kinds: {
      annotation: "annotation", shiftedRun: "shifted bytes", lostCharacter: "lost character",
      space: "space", encoding: "encoding", markup: "markup", lineBreak: "line break",
      blank: "blank", pageLine: "page line",
    },
    tag: "Part of speech", unknownWord: "Dotted: not in the dictionary", noTag: "none",
  },
};

// The parts of speech by tag. A tag that is not here has the name of its first letter.
const tagNames = {
  zh: {
    n: "名词", nr: "人名", ns: "地名", nt: "机构名", nz: "其他专名", j: "简称", s: "处所词",
    t: "时间词", v: "动词", vn: "名动词", vd: "副动词", a: "形容词", ad: "副形词", an: "名形词",
    b: "区别词", z: "状态词", d: "副词", m: "数词", q: "量词", r: "代词", p: "介词", c: "连词",
    f: "方位词", u: "助词", y: "语气词", h: "前缀", k: "后缀", e: "叹词", o: "拟声词", i: "成语",
    l: "习用语", w: "标点", x: "其他", nx: "外文", g: "语素",
  },
  en: {
    n: "noun", nr: "person", ns: "place", nt: "organisation", nz: "other name", j: "abbreviation",
    s: "location", t: "time", v: "verb", vn: "verbal noun", vd: "verb as adverb", a: "adjective",
    ad: "adjective as adverb", an: "adjective as noun", b: "attributive", z: "state", d: "adverb",
    m: "numeral", q: "measure word", r: "pronoun", p: "preposition", c: "conjunction",
    f: "localizer", u: "particle", y: "modal particle", h: "prefix", k: "suffix", e: "interjection",
    o: "onomatopoeia", i: "idiom", l: "fixed expression", w: "punctuation", x: "other",
    nx: "foreign letters", g: "morpheme",
  },
};

const examples = {
  page: "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。\n市委書(shū)記在調(diào)研時強(qiáng)調(diào)，要以創(chuàng)新型城市建設(shè)為抓手，優(yōu)化營商環(huán)境。",
  hard: "结婚的和尚未结婚的都要登记。\n南京市长江大桥昨天通车。\n乒乓球拍卖完了。\n研究生命起源的人还在争论。\n他说的确实在理。\n北京大学生前来应聘。\n市长春节致辞。\n江泽民主席关心安庆的发展。",
  encoding: "ä¸­å›½æ˜¯ä¸€ä¸ªå¤§å›½ã€‚",
};
