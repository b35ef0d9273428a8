@testable import FenciCore
import Testing

struct DamageSignsTests {
  private func signs(_ text: String) -> DamageSigns {
    Array(text.utf8).withTable { DamageSigns($0) }
  }

  /// Wherever a sign stands to the blocks that are looked at.
  @Test(arguments: 0..<140)
  func signsAreFoundAtEveryPlace(offset: Int) {
    let before = String(repeating: "a", count: offset)
    #expect(signs(before + "會(huì)").hasAnnotation)
    for after in [1, 15, 16, 17, 63, 64, 65] {
      let after = String(repeating: "a", count: after)
      #expect(signs(before + "會(huì)" + after).hasAnnotation)
      #expect(signs(before + "锟斤拷" + after).linesInOtherEncodings.count == 1)
    }
    #expect(signs(before + "會（huì）").hasAnnotation)
    #expect(!signs(before + "huì 中文×２·").hasAnnotation)
    for text in ["锟斤拷", "锛", "ä¸­å›½", "鍒涙柊"] {
      #expect(signs(before + "\n" + text + "\n中").linesInOtherEncodings.count == 1, "\(text)")
    }
    #expect(signs(before + "中文café 锂电池").linesInOtherEncodings.isEmpty)
  }
}
