import Fenci
import Testing

/// Greetings, questions, pieces of clauses and boilerplate are no new terms.
@Suite struct DiscoveryCaseTests {
  @Test(
    arguments: DiscoveryCase.conversations + DiscoveryCase.boilerplate + DiscoveryCase.terms)
  func findsTermsOnly(_ example: DiscoveryCase) {
    var counts = TermCounts(lexicon: .standard)
    for document in example.documents { counts.insert(Array(document.utf8)) }
    var discovery = TermDiscovery(counts)
    for document in example.documents { discovery.insert(Array(document.utf8)) }
    let found = discovery.newTerms().map(\.phrase)
    for term in example.terms { #expect(found.contains(term), "\(found)") }
    for phrase in found {
      #expect(!example.unwanted.contains { phrase.contains($0) }, "\(phrase)")
      #expect(!example.openers.contains { phrase.hasPrefix($0) }, "\(phrase)")
      #expect(!example.endings.contains { phrase.hasSuffix($0) }, "\(phrase)")
    }
  }
}
