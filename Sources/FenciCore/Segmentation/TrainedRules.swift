/// What a trained model is told where the text that it was trained from says little: talk is rare in newspapers.
/// Both rules cut off the last character of what the model has joined and the dictionary does not have.
///
/// - After 这, 那 and the like a measure word and a noun: 这张|表, which the model takes for a name, 这|张表. The
///   dictionary must have the noun, as a noun or a verb, so 那|张三 stays; 那|张角 does not.
/// - A family name, a form of address and one character: 赵总|来. A given name does not begin with these forms, unlike
///   with 伯, 叔 or 公.
struct TrainedRules: Sendable {
  /// What a character may be; bits.
  private enum Role {
    static let demonstrative: UInt8 = 1
    static let measure: UInt8 = 2
    /// A noun or a verb by itself: what a measure word counts is tagged as either.
    static let content: UInt8 = 4
    static let familyName: UInt8 = 8
    static let address: UInt8 = 16
  }

  static let demonstratives = "这那每哪某该此"
  static let measures =
    "张条本把只支枝首块片位件根句段棵株匹头杯碗瓶盒封辆艘架台座栋幢间扇盏幅卷册份粒颗滴串束捆堆款顶"
  static let addresses = "总局哥姐婶嫂爷姨妈舅"
  /// The commonest family names that the dictionary may have as other words: 张 is a measure word, too.
  static let familyNames = "张黄周高马林何江谢许方石金万白龙钱常武易文史雷田任于程曾余毛"
  /// Suffixes that the dictionary has as nouns.
  static let suffixes = "儿氏"

  /// By code.
  fileprivate let roles: [UInt8]

  /// - Complexity: O(*n*) in the characters of the lexicon.
  init(_ lexicon: Lexicon) {
    let sections = lexicon.sections
    var roles = [UInt8](repeating: 0, count: sections.alphabet.count)
    for (list, role) in [
      (Self.demonstratives, Role.demonstrative), (Self.measures, Role.measure),
      (Self.addresses, Role.address), (Self.familyNames, Role.familyName),
    ] {
      for scalar in list.unicodeScalars {
        let code = Int(sections.codeMap.code(of: scalar.value))
        if code != 0 { roles[code] |= role }
      }
    }
    // By tag number.
    let ofTags: [UInt8] = (0...NodeTag.mask).map { number in
      let tag = number <= lexicon.tagCount ? lexicon.tagName(number) : ""
      if tag == "nr" { return Role.familyName }
      let first = tag.utf8.first
      return first == UInt8(ascii: "n") || first == UInt8(ascii: "v") ? Role.content : 0
    }
    for code in Int(ReservedCode.end)..<max(roles.count, Int(ReservedCode.end)) {
      guard let child = sections.trie.child(of: Trie.root, over: UInt16(code)),
        child.flags & NodeFlags.isWord != 0
      else { continue }
      roles[code] |= ofTags[Int(sections.tag[Int(child.node)] & NodeTag.mask)]
    }
    for scalar in Self.suffixes.unicodeScalars {
      roles[Int(sections.codeMap.code(of: scalar.value))] &= ~Role.content
    }
    self.roles = roles
  }

  /// No rules, for a lexicon.
  static func none(_ lexicon: Lexicon) -> TrainedRules {
    TrainedRules(roles: [UInt8](repeating: 0, count: lexicon.sections.alphabet.count))
  }

  private init(roles: [UInt8]) { self.roles = roles }

  /// Whether a character may be the last one before a boundary of the rules.
  @inline(__always) static func mayPrecedeBoundary(_ roles: UInt8) -> Bool {
    roles & (Role.measure | Role.address) != 0
  }

  /// The rule by which a word may end between the second of three characters and the third.
  @inline(__always) func apply(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> Rule? {
    let kind = roles[Int(second)] & (Role.measure | Role.address)
    guard kind != 0 else { return nil }
    let before = roles[Int(first)]
    if kind & Role.address != 0, before & Role.familyName != 0 { return .address }
    if kind & Role.measure != 0, before & Role.demonstrative != 0,
      roles[Int(third)] & Role.content != 0
    {
      return .measure
    }
    return nil
  }

  enum Rule {
    case measure
    case address
  }
}

extension Chunk {
  /// Fixes the boundaries of the rules.
  ///
  /// - Parameter isCut: whether there is a boundary before an item.
  func fixBoundaries(_ rules: TrainedRules, _ items: Int, _ isCut: (Int) -> Bool) {
    let (codes, starts) = (units.codes.view, nodes.view)
    guard items > 2 else { return }
    rules.roles.withTable { roles in
      for item in 1..<items - 1
      where TrainedRules.mayPrecedeBoundary(roles[Int(codes[Int(starts[item])])]) {
        fixBoundary(after: item, rules, items, isCut)
      }
    }
  }

  @inline(never)
  private func fixBoundary(
    after item: Int, _ rules: TrainedRules, _ items: Int, _ isCut: (Int) -> Bool
  ) {
    let (codes, starts, masks) = (units.codes.view, nodes.view, features.masks.view)
    let start = Int(starts[item])
    guard
      let rule = rules.apply(
        codes[Int(starts[item &- 1])], codes[start], codes[Int(starts[item &+ 1])]),
      // What the dictionary has across the boundary stays whole.
      masks[item + 1] & BoundaryMask.crossing == 0,
      !isCut(item + 1), item + 2 == items || isCut(item + 2)
    else { return }
    switch rule {
    case .measure where isCut(item): break
    case .address where !isCut(item) && (item == 1 || isCut(item - 1)): break
    default: return
    }
    masks[item + 1] |= BoundaryMask.fixed
  }
}
