extension Article {
  /// Articles to try the search with, in several spellings.
  public static let samples = [
    Article(
      title: "关于建设创新型城市的意见", body: "我市加快建设创新型城市，优化营商环境，推动科技成果转化。到2027年，研发投入年均增长8%以上。"),
    Article(
      title: "創(chuàng)新型城市建設三年行動", body: "推進(jìn)創(chuàng)新型城市建設，加強(qiáng)高校科技力量，優化營商環境。"),
    Article(title: "绿色低碳发展报告", body: "稳妥推进碳达峰、碳中和，发展新能源汽车和绿色制造。"),
    Article(title: "双碳工作要点", body: "抓好重点行业节能降碳改造，建设零碳园区。"),
    Article(title: "人工智能产业规划", body: "开放应用场景，培育人工智能企业，支持COVID-19疫苗研发平台使用算力。"),
    Article(title: "中华人民共和国城乡规划法解读", body: "城乡规划的制定和实施，应当遵循城乡统筹的原则。"),
  ]
}
