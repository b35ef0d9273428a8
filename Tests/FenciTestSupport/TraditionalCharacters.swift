/// Characters whose traditional form is outside GB 2312, the commonest first, with a reading of each.
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
    弯彎wān 叶葉yè 雏雛chú 队隊duì 镦鐓duì 鲒鮚jié 骎駸qīn 䍁繸suì 缇緹tí 奁奩lián 羟羥qiǎng 颀頎qí 飕颼sōu 驴驢lǘ 卺巹jǐn 箩籮luó
    氲氳yūn 闬閈hàn 扫掃sǎo 䦅鐥shàn 荨蕁qián 嘤嚶yīng 祯禎zhēn 柠檸níng 泪淚lèi 戗戧qiāng 罴羆pí 镱鐿yì 阈閾yù 鹍鵾kūn 饬飭chì 驱驅qū
    搅攪jiǎo 彻徹chè 㳠澾tà 鲎鱟hòu 胪臚lú 铼錸lái 赏賞shǎng 诎詘qū 语語yǔ 鲘鮜hòu 鱿魷yóu 茔塋yíng 玮瑋wěi 厩廄jiù 雠讎chóu 牵牽qiān
    忏懺chàn 纴紝rèn 伦倫lún 薮藪sǒu 缍綞duǒ 锨鍁xiān 赣贛gàn 缩縮suō 辅輔fǔ 骦驦shuāng 谬謬miù 疮瘡chuāng 饸餄jiá 诲誨huì 酿釀niàng 锛錛bēn
    蔹蘞liǎn 龊齪chuò 鲙鱠kuài 咸鹹xián 迟遲chí 铺鋪pù 崄嶮xiǎn 沄澐yún 鹱鸌hù 铀鈾yóu 拦攔lán 铽鋱tè 红紅hóng 软軟ruǎn 却卻què 恳懇kěn
    伣俔qiàn 痫癇xián 仪儀yí 撵攆niǎn 钰鈺yù 啬嗇sè 湿溼shī 缨纓yīng 蓥鎣yíng 赜賾zé 鹒鶊gēng 韬韜tāo 饮飲yǐn 荡蕩dàng 缞縗cuī 庼廎qǐng
    鹈鵜tí 婴嬰yīng 涩澀sè 轧軋yà 怀懷huái 铒鉺èr 缧縲léi 聩聵kuì 彟彠yuē 碍礙ài 烩燴huì 阍閽hūn 岭嶺lǐng 蓟薊jì 缚縛fù 麦麥mài
    骑騎qí 钟鍾zhōng 娇嬌jiāo 垆壚lú 纣紂zhòu 袜襪wà 蝎蠍xiē 绡綃xiāo 鹬鷸yù 终終zhōng 鸟鳥niǎo 鳐鰩yáo 连連lián 陉陘xíng 浏瀏liú 铘鋣yé
    粮糧liáng 粜糶tiào 帼幗guó 贳貰shì 奋奮fèn 掼摜guàn 谡謖sù 鳗鰻mán 唇脣chún 疠癘lì 籼秈xiān 赢贏yíng 骞騫qiān 铢銖zhū 琼瓊qióng 读讀dú
    猬蝟wèi 饷餉xiǎng 鹗鶚è 暂暫zàn 浉溮shī 蝉蟬chán 妩嫵wǔ 钉釘dīng 镧鑭làn 钳鉗qián 锦錦jǐn 阴陰yīn 瑷璦ài 驰馳chí 鱽魛dāo 饩餼xì
    镏鎦liú 晓曉xiǎo 讶訝yà 蛮蠻mán 涢溳yún 峰峯fēng 铣銑xiǎn 热熱rè 涟漣lián 瘫癱tān 鹊鵲què 铊鉈shī 辌輬liáng 悫愨què 贞貞zhēn 粤粵yuè
    骗騙piàn 㶉鸂xī 苌萇cháng 兖兗yǎn 贲賁bì 锓鋟qǐn 荟薈huì 迁遷qiān 拥擁yōng 钣鈑bǎn 屡屢lǚ 椭橢tuǒ 锱錙zī 辈輩bèi 韩韓hán 佥僉qiān
    郑鄭zhèng 箪簞dān 娴嫺xián 鹾鹺cuó 炀煬yáng 韨韍fú 氢氫qīng 裢褳lián 鲛鮫jiāo 鲩鯇huàn 绗絎háng 肿腫zhǒng 猕獼mí 鹟鶲wēng 俦儔chóu 袯襏bó
    㐷傌mà 疱皰pào 馐饈xiū 䴕鴷liè 觐覲jìn 舰艦jiàn 浓濃nóng 阃閫kǔn 苇葦wěi 铴鐋tāng 轷軤hū 觅覓mì 辘轆lù 赐賜cì 厍厙shè 垦墾kěn
    㧑撝huī 萤螢yíng 蓠蘺lí 屦屨jù 讲講jiǎng 赑贔bì 轺軺yáo 飗飀liú 邺鄴yè 贩販fàn 鳝鱔shàn 鲵鯢ní 烃烴tīng 囱囪cōng 细細xì 圹壙kuàng
    齐齊qí 栖棲qī 绢絹juàn 懒懶lǎn 叹嘆tàn 笾籩biān 炖燉dùn 怄慪òu 颂頌sòng 讨討tǎo 档檔dàng 铡鍘zhá 雇僱gù 阁閣gé 荆荊jīng 呖嚦lì
    鲞鯗xiǎng 毁毀huǐ 镐鎬hào 锜錡qí 啮齧niè 蓝藍lán 嚣囂xiāo 缳繯huán 谐諧xié 绌絀chù 鹥鷖yī 锍鋶liǔ 摆擺bǎi 熏燻xūn 涨漲zhǎng 匦匭guǐ
    硷礆jiǎn 谝諞piǎn 䴘鷉tī 跞躒lì 捡撿jiǎn 鳍鰭qí 颜顏yán 鳜鱖guì 鹏鵬péng 涧澗jiàn 缬纈xié 钨鎢wū 陦隯dǎo 狲猻sūn 缢縊yì 绁紲xiè
    虑慮lǜ 阋鬩xì 锖錆qiāng 沦淪lún 榝樧shā 鸵鴕tuó 跷蹺qiāo 缱繾qiǎn 烂爛làn 鲅鮁bō 鳂鰃wēi 鲿鱨cháng 虬虯qiú 肾腎shèn 诈詐zhà 栊櫳lóng
    怆愴chuàng 嵘嶸róng 弪弳jìng 币幣bì 镙鏍luó 烧燒shāo 璎瓔yīng 橥櫫zhū 硙磑wéi 颚顎è 邮郵yóu 刘劉liú 䌼綐duì 缌緦sī 喾嚳kù 缎緞duàn
    酝醞yùn 镌鐫juān 狝獮xiǎn 馎餺bó 滟灩yàn 谧謐mì 笋筍sǔn 亿億yì 韧韌rèn 岩巖yán 罗羅luó 尔爾ěr 脐臍qí 偾僨fèn 骍騂xīng 榅榲wēn
    荛蕘ráo 巩鞏gǒng 嗳噯āi 垭埡yā 钢鋼gāng 颏頦hái 砺礪lì 祎禕yī 锎鐦kāi 䓨罃yīng 岿巋kuī 狰猙zhēng 绪緒xù 纟糹sī 钎釺qiān 贼賊zéi
    鸭鴨yā 裥襉jiǎn 鳔鰾biào 阅閱yuè 涚涗shuì 潜潛qián 羡羨xiàn 铠鎧kǎi 饤飣dìng 聍聹níng 巯巰qiú 纺紡fǎng 姗姍shān 嘘噓xū 椠槧qiàn 惩懲chéng
    鹧鷓zhè 厉厲lì 闶閌kàng 轲軻kē 侠俠xiá 驵駔zǎng 镛鏞yōng 铅鉛qiān 狯獪kuài 鸥鷗ōu 弥彌mí 赌賭dǔ 遥遙yáo 谕諭yù 鸸鴯ér 㭴樫jiān
    谰讕lán 瑸璸bīn 赂賂lù 赙賻fù 啯嘓guō 诙詼huī 赘贅zhuì 玙璵yú 浍澮huì 饳飿duò 埙壎xūn 钝鈍dùn 溇漊lóu 势勢shì 蔷薔qiáng 渊淵yuān
    氇氌lǔ 荭葒hóng 块塊kuài 闺閨guī 仆僕pú 莹瑩yíng 丽麗lì 狭狹xiá 埘塒shí 铭銘míng 驺騶zōu 粝糲lì 纡紆yū 缓緩huǎn 珑瓏lóng 淀澱diàn
    俭儉jiǎn 霉黴méi 枫楓fēng 觋覡xí 脱脫tuō 峥崢zhēng 绒絨róng 鼌鼂cháo 秾穠nóng 库庫kù 飔颸sī 诮誚qiào 吓嚇xià 鹃鵑juān 鲉鮋yóu 酱醬jiàng
    锧鑕zhì 䲡鰌qiū 鳇鰉huáng 轹轢lì 锢錮gù 硖硤xiá 硚礄qiáo 镤鏷pú 帮幫bāng 癣癬xuǎn 枭梟xiāo 赍齎jī 鲻鯔zī 詟讋zhé 郸鄲dān 滢瀅yíng
    嵚嶔qīn 疭瘲zòng 逊遜xùn 冁囅chǎn 岽崬dōng 嗫囁niè 惨慘cǎn 魇魘yǎn 䦃鐯zhuó 觍覥tiǎn 绀紺gàn 蝈蟈guō 殒殞yǔn 习習xí 坜壢lì 云雲yún
    鲢鰱lián 顽頑wán 难難nán 赓賡gēng 艰艱jiān 吨噸dūn 鲁魯lǔ 蟏蠨xiāo 惯慣guàn 觑覷qù 饦飥tuō 铦銛xiān 黪黲cǎn 栈棧zhàn 阗闐tián 傤儎zài
    穑穡sè 辉輝huī 轨軌guǐ 粽糉zòng 泼潑pō 痒癢yǎng 怿懌yì 纮紘hóng 瓯甌ōu 递遞dì 镳鑣biāo 贱賤jiàn 戆戇zhuàng 匮匱guì 馒饅mán 躜躦cuó
    鹆鵒yù 鹓鵷yuān 骘騭zhì 诺諾nuò 讽諷fěng 轻輕qīng 泻瀉xiè 䂵碽gōng 媭嬃xū 颊頰jiá 庆慶qìng 闱闈wéi 郏郟jiá 愠慍yùn 莺鶯yīng 桨槳jiǎng
    铤鋌dìng 抡掄lūn 较較jiào 喷噴pēn 绹綯táo 扪捫mén 贪貪tān 砻礱lóng 艳豔yàn 钺鉞yuè 码碼mǎ 吕呂lǚ 镅鎇méi 贽贄zhì 镕鎔róng 硗磽qiāo
    邻鄰lín 鸡雞jī 眦眥zì 魉魎liǎng 胀脹zhàng 鹭鷺lù 镣鐐liáo 陈陳chén 挤擠jǐ 椮槮sēn 沟溝gōu 䏝膞zhuān 闹鬧nào 络絡luò 鹚鷀cí 琏璉liǎn
    铞銱diào 谂諗shěn 鸠鳩jiū 锽鍠huáng 锤錘chuí 跖蹠zhí 弃棄qì 灏灝hào 洁潔jié 剂劑jì 赖賴lài 腼靦tiǎn 献獻xiàn 鳌鰲áo 骃駰yīn 鱾魢jǐ
    岖嶇qū 黉黌hóng 沨渢fán 鲟鱘xún 澛瀂lǔ 哒噠dā 齑齏jī 凭憑píng 惊驚jīng 摅攄shū 谒謁yè 绾綰wǎn 椫樿shàn 鸬鸕lú 踯躑zhí 赟贇yūn
    纥紇hé 骧驤xiāng 舱艙cāng 癞癩lài 荬蕒mǎi 轳轤lú 赪赬chēng 锳鍈yīng 刽劊guì 栉櫛zhì 浊濁zhuó 沣灃fēng 狈狽bèi 鲐鮐tái 鲠鯁gěng 账賬zhàng
    击擊jī 谗讒chán 锌鋅xīn 诀訣jué 绩績jī 桡橈ráo 椁槨guǒ 颗顆kē 滩灘tān 凤鳳fèng 驷駟sì 莸蕕yóu 肠腸cháng 飨饗xiǎng 纷紛fēn 择擇zé
    飖颻yáo 㧰擽lüè 鹇鷳xián 挢撟jiǎo 叇靆dài 钖鍚yáng 掺摻càn 缙縉jìn 缗緡mín 谏諫jiàn 㱩殰dú 黄黃huáng 诠詮quán 谴譴qiǎn 㲿瀇wǎng 讻訩xiōng
    诅詛zǔ 鳊鯿biān 髋髖kuān 浆漿jiāng 钹鈸bó 钯鈀bǎ 秘祕mì 触觸chù 栌櫨lú 赝贗yàn 锗鍺zhě 尸屍shī 垅壠lǒng 浐滻chǎn 癫癲diān 厅廳tīng
    恻惻cè 抛拋pāo 抟摶tuán 壶壺hú 鲔鮪wěi 窍竅qiào 侣侶lǚ 霁霽jì 剀剴kǎi 苈藶lì 厣厴yǎn 骝騮liú 鳢鱧lǐ 骚騷sāo 贸貿mào 莶薟xiān
    铰鉸jiǎo 纲綱gāng 贶貺kuàng 疴痾ē 锑銻tí 鲹鰺shēn 呛嗆qiāng 啴嘽chǎn 轿轎jiào 绰綽chuò 䴓鳾shī 澜瀾lán 沩潙wéi 贴貼tiē 铨銓quán 烦煩fán
    黾黽miǎn 阄鬮jiū 掸撣dǎn 谛諦dì 棂欞líng 杩榪mà 孙孫sūn 绋紼fú 诳誑kuáng 肤膚fū 鸷鷙zhì 圆圓yuán 临臨lín 鲺鯴shī 够夠gòu 桪樳xún
    峃嶨xué 颋頲tǐng 愿願yuàn 荜蓽bì 翚翬huī 凫鳧fú 溅濺jiàn 陧隉niè 绲緄gǔn 垒壘lěi 缄緘jiān 锄鋤chú 颢顥hào 钲鉦zhēng 锴鍇kǎi 铂鉑bó
    秃禿tū 断斷duàn 饾餖dòu 羁羈jī 溁濚yíng 驸駙fù 删刪shān 胆膽dǎn 挣掙zhēng 诤諍zhèng 滗潷bì 捝挩tuō 谚諺yàn 谠讜dǎng 荞蕎qiáo 帧幀zhèng
    鹜鶩wù 诼諑zhuó 鲜鮮xiān 讪訕shàn 鸩鴆zhèn 锋鋒fēng 缆纜lǎn 蹑躡niè 径徑jìng 䟢躎niǎn 灭滅miè 姹奼chà 拨撥bō 晖暉huī 卤滷lǔ 鿔鎶gē
    帱幬chóu 卢盧lú 蛰蟄zhé 腭齶è 裤褲kù 鲳鯧chāng 窦竇dòu 哙噲kuài 盐鹽yán 轵軹zhǐ 筜簹dāng 盘盤pán 谲譎jué 舣艤yǐ 汉漢hàn 锫錇póu
    缉緝jī 墙牆qiáng 䞐賰chǔn 丝絲sī 宾賓bīn 霭靄ǎi 谩謾mán 栗慄lì 乐樂lè 绘繪huì 沤漚ōu 鳟鱒zūn 绞絞jiǎo 颙顒yóng 匀勻yún 尴尷gān
    鬶鬹guī 谪謫zhé 堑塹qiàn 窥窺kuī 苁蓯cōng 诖詿guà 蕰薀yùn 荣榮róng 㤽懤chóu 铓鋩máng 叙敘xù 鳋鰠sāo 鹩鷯liáo 驳駁bó 浒滸hǔ 䌸縳juàn
    冈岡gāng 趱趲zǎn 缕縷lǚ 梾棶lái 兽獸shòu 酾釃shāi 诬誣wū 涠潿wéi 鹘鶻gú 岘峴xiàn 萨薩sà 褴襤lán 狮獅shī 谈談tán 尝嘗cháng 訚誾yín
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
