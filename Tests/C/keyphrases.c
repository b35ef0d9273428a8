/* Key phrases and repair. */
#include "check.h"

#include <math.h>

static const char *article =
    "优化营商环境，加快科技成果转化，建设创新型城市。😀创新型城市的营商环境。";

static fenci_extractor *extractor(fenci_ranking ranking, fenci_damage damage) {
  fenci_extractor *made;
  OK(fenci_extractor_create(lexicon, ranking, damage, &made));
  return made;
}

static void check_score(const fenci_keyphrase *keyphrase, fenci_ranking ranking) {
  double termhood = 0, salience = 0;
  CHECK(keyphrase->contribution_count > 0);
  for (size_t i = 0; i < keyphrase->contribution_count; i++) {
    const fenci_contribution *part = &keyphrase->contributions[i];
    CHECK(part->feature[0] != '\0');
    *(part->factor == FENCI_FACTOR_TERMHOOD ? &termhood : &salience) += part->value * part->weight;
  }
  if (ranking == FENCI_RANKING_TEXTRANK) {
    CHECK(fabs(salience - keyphrase->score) < 1e-9 && keyphrase->termhood == 1);
    return;
  }
  CHECK(fabs(keyphrase->termhood - 1 / (1 + exp(-termhood))) < 1e-9);
  CHECK(fabs(keyphrase->salience / exp(salience) - 1) < 1e-9);
  double x = keyphrase->termhood * keyphrase->salience;
  CHECK(fabs(keyphrase->score - x / (1 + x)) < 1e-9);
}

static void test_scores(fenci_ranking ranking) {
  fenci_extractor *made = extractor(ranking, FENCI_DAMAGE_KEPT);
  fenci_keyphrases *found;
  size_t offsets[] = {0, strlen(article)}, count, best = 0;
  OK(fenci_extract(made, article, offsets, 1, (size_t)PTRDIFF_MAX, FENCI_UNIT_UTF8, &found));
  fenci_close(made);
  const fenci_keyphrase *keyphrases = fenci_keyphrases_of(found, 0, &count);
  CHECK(count >= 3);
  for (size_t i = 0; i < count; i++) {
    check_score(&keyphrases[i], ranking);
    CHECK(i == 0 || keyphrases[i].score <= keyphrases[i - 1].score);
    CHECK(strlen(keyphrases[i].phrase) == keyphrases[i].phrase_length);
    CHECK(strlen(keyphrases[i].word) == keyphrases[i].word_length);
    CHECK(keyphrases[i].occurrence_count > 0);
    for (size_t j = 0; j < keyphrases[i].occurrence_count; j++) {
      fenci_range range = keyphrases[i].occurrences[j];
      CHECK(range.end - range.start == keyphrases[i].phrase_length);
      CHECK(memcmp(article + range.start, keyphrases[i].phrase, range.end - range.start) == 0);
    }
    if (strcmp(keyphrases[i].phrase, "创新型城市") == 0) best = i + 1;
  }
  CHECK(best > 0);
  fenci_close(found);
}

static void test_batch(void) {
  fenci_extractor *made = extractor(FENCI_RANKING_TFIDF, FENCI_DAMAGE_KEPT);
  fenci_keyphrases *found;
  char texts[600];
  size_t length = strlen(article), count;
  memcpy(texts, article, length);
  memcpy(texts + length, article, length);
  size_t offsets[] = {0, length, length, 2 * length};
  OK(fenci_extract(made, texts, offsets, 3, 2, FENCI_UNIT_UTF16, &found));
  const fenci_keyphrase *first = fenci_keyphrases_of(found, 0, &count);
  CHECK(count == 2);
  fenci_keyphrases_of(found, 1, &count);
  CHECK(count == 0);
  const fenci_keyphrase *last = fenci_keyphrases_of(found, 2, &count);
  CHECK(count == 2 && last != first);
  CHECK(strcmp(first[0].phrase, "创新型城市") == 0 && strcmp(last[0].phrase, "创新型城市") == 0);
  /* The second occurrence is behind the emoji, which has two units of UTF-16. */
  for (int i = 0; i < 2; i++) {
    const fenci_keyphrase *best = i == 0 ? first : last;
    CHECK(best->occurrence_count == 2);
    CHECK(best->occurrences[0].start == 18 && best->occurrences[0].end == 23);
    CHECK(best->occurrences[1].start == 26 && best->occurrences[1].end == 31);
  }
  fenci_close(found);
  OK(fenci_extract(made, article, (size_t[]){0, length}, 1, 1, FENCI_UNIT_CODE_POINT, &found));
  CHECK(fenci_keyphrases_of(found, 0, NULL)->occurrences[1].start == 25);
  fenci_close(found);
  fenci_close(made);
}

void test_keyphrases(void) {
  test_scores(FENCI_RANKING_TFIDF);
  test_scores(FENCI_RANKING_TEXTRANK);
  test_batch();
}

static const char *page =
    "😀加快創(chuàng)新型城市建設(shè)，優(yōu)化營商環(huán)境，書(shū)記調(diào)研開(kāi)發(fā)區(qū)產(chǎn)業(yè)園，對(duì)創(chuàng)新型城市建設(shè)進(jìn)行調(diào)研。";

static void test_edits(fenci_unit unit, size_t start, size_t end) {
  fenci_repair *repair;
  OK(fenci_repair_text(lexicon, page, strlen(page), unit, &repair));
  const fenci_repaired_text *text = fenci_repaired(repair);
  CHECK(text != NULL && text->edit_count > 5);
  CHECK(strlen(text->text) == text->length);
  CHECK(strncmp(text->text, "😀加快創新型城市建設，優化營商環境，", strlen("😀加快創新型城市建設，優化營商環境，")) == 0);
  const fenci_edit *edit = &text->edits[0];
  CHECK(edit->range.start == start && edit->range.end == end);
  CHECK(strcmp(edit->kind, "annotation") == 0);
  CHECK(edit->replacement_length == strlen(edit->replacement));
  CHECK(edit->confidence > 0.5 && edit->confidence <= 1);
  /* 創新 comes from 創(chuàng)新: the range grows by the edit, in every unit. */
  size_t width = unit == FENCI_UNIT_UTF8 ? 3 : 1, before = start - width;
  fenci_range ranges[] = {{before, before + 2 * width}, {0, before}, {before, before}};
  OK(fenci_original_ranges(repair, ranges, 3));
  CHECK(ranges[0].start == before && ranges[0].end == end + width);
  CHECK(ranges[1].start == 0 && ranges[1].end == before);
  CHECK(ranges[2].start == before && ranges[2].end == before);
  fenci_close(repair);
}

static void test_damaged_keyphrases(void) {
  fenci_extractor *kept = extractor(FENCI_RANKING_TFIDF, FENCI_DAMAGE_KEPT);
  fenci_extractor *repaired = extractor(FENCI_RANKING_TFIDF, FENCI_DAMAGE_REPAIRED);
  size_t offsets[] = {0, strlen(page)}, count;
  fenci_keyphrases *found;
  OK(fenci_extract(repaired, page, offsets, 1, 20, FENCI_UNIT_UTF8, &found));
  const fenci_keyphrase *keyphrases = fenci_keyphrases_of(found, 0, &count);
  size_t place = count;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(keyphrases[i].word, "创新型城市建设") == 0
        || strcmp(keyphrases[i].word, "创新型城市") == 0) place = i;
  }
  CHECK(place < count);
  fenci_range range = keyphrases[place].occurrences[0];
  CHECK(strncmp(page + range.start, "創(chuàng)新型城市", strlen("創(chuàng)新型城市")) == 0);
  fenci_close(found);
  fenci_close(kept);
  fenci_close(repaired);
}

void test_repair(void) {
  test_edits(FENCI_UNIT_UTF8, 13, 22);
  test_edits(FENCI_UNIT_UTF16, 5, 13);
  test_edits(FENCI_UNIT_CODE_POINT, 4, 12);
  test_damaged_keyphrases();
  /* A text without damage stays, and so does an empty one. */
  fenci_repair *repair;
  OK(fenci_repair_text(lexicon, article, strlen(article), FENCI_UNIT_UTF8, &repair));
  CHECK(strcmp(fenci_repaired(repair)->text, article) == 0);
  CHECK(fenci_repaired(repair)->edit_count == 0);
  fenci_close(repair);
  OK(fenci_repair_text(lexicon, NULL, 0, FENCI_UNIT_UTF16, &repair));
  CHECK(fenci_repaired(repair)->length == 0 && fenci_repaired(repair)->text[0] == '\0');
  fenci_range range = {0, 0};
  OK(fenci_original_ranges(repair, &range, 1));
  CHECK(range.start == 0 && range.end == 0);
  fenci_close(repair);
}
