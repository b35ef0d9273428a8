import Fenci

let text = "加快创新型城市建设，优化营商环境。江泽民主席视察了安庆。"
print(Segmenter().words(in: text))
