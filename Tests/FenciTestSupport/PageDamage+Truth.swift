extension PageDamage {
  /// Which of the characters shown hold bytes of each clean one.
  private func showing(
    _ count: Int, _ owner: [Int], _ shown: [(character: Character, from: [Int?])]
  ) -> [Set<Int>] {
    var showing = [Set<Int>](repeating: [], count: count)
    for (place, item) in shown.enumerated() {
      for from in item.from { if let from { showing[owner[from]].insert(place) } }
    }
    return showing
  }

  /// Whether a clean character is shown as itself, or as the mark that it was rewritten to.
  private func isWhole(
    _ character: Character, _ place: Int, _ showing: Set<Int>, _ owner: [Int],
    _ shown: [(character: Character, from: [Int?])]
  ) -> Bool {
    guard showing.count == 1, let only = showing.first else { return false }
    let item = shown[only]
    return item.from.allSatisfy { $0.map { owner[$0] == place } ?? false }
      && (item.character == character
        || "？，！；".contains(character) && "?,!;".contains(item.character))
  }

  /// The clean text with the marks as the site shows them where they were marks.
  func expected(
    _ characters: [Character], _ owner: [Int], _ shown: [(character: Character, from: [Int?])]
  ) -> String {
    let showing = showing(characters.count, owner, shown)
    return String(
      characters.indices.map { place in
        guard isWhole(characters[place], place, showing[place], owner, shown),
          let only = showing[place].first
        else { return characters[place] }
        return shown[only].character
      })
  }

  /// The stretches of characters that are not shown as they are.
  func stretches(
    _ characters: [Character], _ owner: [Int], _ shown: [(character: Character, from: [Int?])]
  ) -> [Stretch] {
    let showing = showing(characters.count, owner, shown)
    var stretches: [Stretch] = []
    var place = 0
    while place < characters.count {
      let start = place
      var lost: [Int] = []
      while place < characters.count,
        !isWhole(characters[place], place, showing[place], owner, shown)
      {
        if isLost(showing[place], shown) { lost.append(place) }
        place += 1
      }
      if place > start { stretches.append(Stretch(range: start..<place, lost: lost)) }
      place += 1
    }
    return stretches
  }

  /// Whether a byte of a character is only a question mark, and no annotation behind it tells what it was.
  private func isLost(
    _ showing: Set<Int>, _ shown: [(character: Character, from: [Int?])]
  ) -> Bool {
    let marks = showing.filter { shown[$0].character == "?" }
    let isTold = marks.contains { mark in
      shown[mark].from.contains { $0 == nil }
        || mark + 1 < shown.count && shown[mark + 1].from.first == .some(nil)
    }
    return !marks.isEmpty && !isTold || showing.isEmpty
  }
}
