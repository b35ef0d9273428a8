/* Segmentation: answers, arrays that are too small, batches, units of offsets. */
#include "check.h"

static void test_methods(void) {
  static const char *answers[] = {
      [FENCI_METHOD_FORWARD] = "研究生|命|的|起源", [FENCI_METHOD_BACKWARD] = "研究|生命|的|起源",
      [FENCI_METHOD_BIDIRECTIONAL] = "研究|生命|的|起源", [FENCI_METHOD_MMSEG] = "研究|生命|的|起源",
      [FENCI_METHOD_PROBABILITY] = "研究|生命|的|起源", [FENCI_METHOD_TRAINED] = "研究|生命|的|起源"};
  for (int method = FENCI_METHOD_FORWARD; method <= FENCI_METHOD_TRAINED; method++) {
    fenci_segmenter *made = segmenter((fenci_method)method, FENCI_GRANULARITY_WORDS);
    check_words(made, "研究生命的起源", answers[method]);
    fenci_close(made);
  }
}

static void test_granularities(void) {
  static const char *answers[] = {
      [FENCI_GRANULARITY_WORDS] = "創(chuàng)新型|城市", [FENCI_GRANULARITY_PHRASES] = "創(chuàng)新型城市",
      [FENCI_GRANULARITY_SEARCH] = "創(chuàng)新型|創(chuàng)新|新型|城市",
      [FENCI_GRANULARITY_ALL] = "創(chuàng)新型|創(chuàng)新|創(chuàng)|新型|新|型|城市|城|市"};
  for (int granularity = 0; granularity <= FENCI_GRANULARITY_ALL; granularity++) {
    fenci_segmenter *made = segmenter(FENCI_METHOD_STANDARD, (fenci_granularity)granularity);
    check_words(made, "創(chuàng)新型城市", answers[granularity]);
    if (granularity == FENCI_GRANULARITY_SEARCH) {
      char *forms = words(made, "創(chuàng)新型城市", FENCI_FORM_NORMALIZED);
      CHECK(strcmp(forms, "创新型|创新|新型|城市") == 0);
      free(forms);
    }
    fenci_close(made);
  }
}

static void test_names(void) {
  const char *text = "江泽民主席关心安庆的发展";
  fenci_segmenter_options options = {.names = FENCI_NAMES_SPLIT};
  fenci_segmenter *joined = segmenter(FENCI_METHOD_STANDARD, FENCI_GRANULARITY_WORDS), *split;
  OK(fenci_segmenter_create(lexicon, model, &options, &split));
  check_words(joined, text, "江泽民|主席|关心|安庆|的|发展");
  check_words(split, text, "江|泽民|主席|关心|安庆|的|发展");
  fenci_close(joined);
  fenci_close(split);
}

/* The tags of 发展 in a text, where it is the last word. */
static const char *last_tag(const fenci_segmenter *made, const char *text) {
  fenci_token tokens[32];
  size_t count;
  OK(fenci_segment(made, text, strlen(text), FENCI_UNIT_UTF8, tokens, 32, &count));
  CHECK(count > 0 && count <= 32);
  return fenci_tag_name(made, tokens[count - 1].tag);
}

static void test_tags(void) {
  fenci_segmenter_options options = {.tagging = FENCI_TAGGING_CONTEXT};
  fenci_segmenter *by_lexicon = segmenter(FENCI_METHOD_STANDARD, FENCI_GRANULARITY_WORDS), *made;
  OK(fenci_segmenter_create(lexicon, model, &options, &made));
  CHECK(strcmp(last_tag(made, "经济要发展"), "v") == 0);
  CHECK(strcmp(last_tag(made, "他关心安庆的发展"), "vn") == 0);
  CHECK(strcmp(last_tag(by_lexicon, "经济要发展"), last_tag(by_lexicon, "安庆的发展")) == 0);
  CHECK(strcmp(last_tag(by_lexicon, "第三百二十九"), "m") == 0);
  CHECK(strcmp(last_tag(by_lexicon, "\xFF"), "") == 0);
  int tags = 0;
  while (fenci_tag_name(made, (uint16_t)tags) != NULL) tags++;
  CHECK(tags > 20 && tags < 256);
  fenci_close(by_lexicon);
  fenci_close(made);
}

static void test_kinds(void) {
  /* One token of every kind, in the order of fenci_token_kind. */
  const char *text = "城市3.5%COVID-19 a@b.cn，♂ \n\xFF的";
  size_t expected[] = {
      FENCI_KIND_WORD, FENCI_KIND_NUMBER, FENCI_KIND_LETTERS, FENCI_KIND_SPACE, FENCI_KIND_ADDRESS,
      FENCI_KIND_PUNCTUATION, FENCI_KIND_SYMBOL, FENCI_KIND_SPACE, FENCI_KIND_LINE_BREAK,
      FENCI_KIND_INVALID, FENCI_KIND_WORD};
  fenci_segmenter *made = segmenter(FENCI_METHOD_PROBABILITY, FENCI_GRANULARITY_WORDS);
  fenci_token tokens[16];
  size_t count;
  OK(fenci_segment(made, text, strlen(text), FENCI_UNIT_UTF8, tokens, 16, &count));
  CHECK(count == sizeof expected / sizeof *expected);
  for (size_t i = 0; i < count; i++) CHECK(tokens[i].kind == expected[i]);
  CHECK(tokens[0].flags == FENCI_TOKEN_KNOWN);
  CHECK(tokens[1].flags == 0);
  CHECK(tokens[10].flags == (FENCI_TOKEN_KNOWN | FENCI_TOKEN_STOP_WORD));
  fenci_close(made);
}

/* An array that is too small receives the first elements, and what is behind it stays. */
static void test_capacity(void) {
  const char *text = "加快创新型城市建设";
  size_t length = strlen(text), offsets[] = {0, length}, count;
  fenci_segmenter *made = segmenter(FENCI_METHOD_PROBABILITY, FENCI_GRANULARITY_WORDS);
  for (size_t capacity = 0; capacity <= 5; capacity++) {
    fenci_token tokens[6];
    size_t ends[6], counts[2] = {9, 9};
    memset(tokens, 0x55, sizeof tokens);
    memset(ends, 0x55, sizeof ends);
    OK(fenci_segment(made, text, length, FENCI_UNIT_UTF8, tokens, capacity, &count));
    CHECK(count == 4);
    OK(fenci_boundaries_batch(
        made, text, offsets, 1, FENCI_UNIT_CODE_POINT, ends, capacity, counts, &count));
    CHECK(count == 4 && counts[0] == 4 && counts[1] == 9);
    static const size_t bytes[] = {6, 15, 21, 27};
    for (size_t i = 0; i < 6; i++) {
      int written = i < capacity && i < 4;
      CHECK(written ? tokens[i].end == bytes[i] : tokens[i].end == (size_t)0x5555555555555555);
      CHECK(written ? ends[i] == bytes[i] / 3 : ends[i] == (size_t)0x5555555555555555);
    }
  }
  char bytes[40];
  memset(bytes, 'x', sizeof bytes);
  OK(fenci_words_batch(made, text, offsets, 1, FENCI_FORM_SURFACE, '|', '\n', bytes, 9, &count));
  CHECK(count == 31);
  CHECK(memcmp(bytes, "加快|\xE5\x88xx", 11) == 0);
  fenci_close(made);
}

static void test_batch(void) {
  /* The first text starts at byte 2, and one text is empty. */
  const char *texts = "##研究生命的城市";
  size_t offsets[] = {2, 8, 8, 14, 23}, counts[4], ends[16], count;
  fenci_segmenter *made = segmenter(FENCI_METHOD_PROBABILITY, FENCI_GRANULARITY_WORDS);
  OK(fenci_boundaries_batch(made, texts, offsets, 4, FENCI_UNIT_UTF8, ends, 16, counts, &count));
  CHECK(count == 4);
  CHECK(counts[0] == 1 && counts[1] == 0 && counts[2] == 1 && counts[3] == 2);
  CHECK(ends[0] == 6 && ends[1] == 6 && ends[2] == 3 && ends[3] == 9);
  fenci_token tokens[16];
  OK(fenci_segment_batch(
      made, texts, offsets, 4, FENCI_UNIT_CODE_POINT, tokens, 16, counts, &count));
  CHECK(count == 4 && counts[3] == 2);
  CHECK(tokens[3].start == 1 && tokens[3].end == 3);
  char bytes[64];
  OK(fenci_words_batch(made, texts, offsets, 4, 0, '|', '\n', bytes, 64, &count));
  CHECK(count == 26);
  CHECK(memcmp(bytes, "研究\n\n生命\n的|城市\n", count) == 0);
  OK(fenci_boundaries_batch(made, NULL, offsets + 1, 0, 0, ends, 16, NULL, &count));
  CHECK(count == 0);
  fenci_close(made);
}

void test_tokens(void) {
  test_methods();
  test_granularities();
  test_names();
  test_tags();
  test_kinds();
  test_capacity();
  test_batch();
}
